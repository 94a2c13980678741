/** The tax department: assesses the deed tax of a transfer. */
@NullMarked
package lianban.tax;

import org.jspecify.annotations.NullMarked;
