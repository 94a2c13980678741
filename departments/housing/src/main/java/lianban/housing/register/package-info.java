/**
 * The contract register, as a department's old system would keep it: known to the rest of the
 * department by its REST interface alone.
 */
@NullMarked
package lianban.housing.register;

import org.jspecify.annotations.NullMarked;
