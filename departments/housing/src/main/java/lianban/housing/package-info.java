/** The housing department: checks the filed contract of a transfer. */
@NullMarked
package lianban.housing;

import org.jspecify.annotations.NullMarked;
