/** W3C trace context, carried from the first request to the last event. */
@NullMarked
package lianban.kernel.trace;

import org.jspecify.annotations.NullMarked;
