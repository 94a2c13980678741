/** Event types and the payloads that three or more modules exchange. */
@NullMarked
package lianban.kernel.event;

import org.jspecify.annotations.NullMarked;
