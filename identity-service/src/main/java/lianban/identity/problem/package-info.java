/** Problems (RFC 9457) in the caller's language, and the trace that they name. */
@NullMarked
package lianban.identity.problem;

import org.jspecify.annotations.NullMarked;
