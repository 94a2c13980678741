@NullMarked
package lianban.catalog.seed;

import org.jspecify.annotations.NullMarked;
