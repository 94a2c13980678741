/** What goes out, without a broker. */
@NullMarked
package lianban.exchange.delivery;

import org.jspecify.annotations.NullMarked;
