/** Water, electricity and heating: three utilities that follow a property to its new owner. */
@NullMarked
package lianban.utilities;

import org.jspecify.annotations.NullMarked;
