/** The city's own definitions, published at the first start. */
@NullMarked
package lianban.catalog.seed;

import org.jspecify.annotations.NullMarked;
