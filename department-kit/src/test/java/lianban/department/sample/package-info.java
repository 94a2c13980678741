/** A department as small as one can be, and the facts that hold for every department. */
@NullMarked
package lianban.department.sample;

import org.jspecify.annotations.NullMarked;
