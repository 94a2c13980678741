/** The problem types of RFC 9457 that any Lianban process may answer with. */
@NullMarked
package lianban.kernel.problem;

import org.jspecify.annotations.NullMarked;
