/** Trace, security headers and one log line for every request. */
@NullMarked
package lianban.gateway.trace;

import org.jspecify.annotations.NullMarked;
