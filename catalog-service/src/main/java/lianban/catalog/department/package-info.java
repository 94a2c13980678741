/** The departments that definitions may name. */
@NullMarked
package lianban.catalog.department;

import org.jspecify.annotations.NullMarked;
