@NullMarked
package lianban.catalog.matter;

import org.jspecify.annotations.NullMarked;
