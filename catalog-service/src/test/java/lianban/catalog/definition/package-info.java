@NullMarked
package lianban.catalog.definition;

import org.jspecify.annotations.NullMarked;
