/** Events out: granted subscribers pull them by cursor. */
@NullMarked
package lianban.exchange.delivery;

import org.jspecify.annotations.NullMarked;
