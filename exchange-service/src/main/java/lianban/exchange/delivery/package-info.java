/** Events out: granted subscribers pull them by cursor or get them as a stream. */
@NullMarked
package lianban.exchange.delivery;

import org.jspecify.annotations.NullMarked;
