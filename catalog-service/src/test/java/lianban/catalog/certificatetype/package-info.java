@NullMarked
package lianban.catalog.certificatetype;

import org.jspecify.annotations.NullMarked;
