/** What an event is, to everything in the exchange. */
@NullMarked
package lianban.exchange.event;

import org.jspecify.annotations.NullMarked;
