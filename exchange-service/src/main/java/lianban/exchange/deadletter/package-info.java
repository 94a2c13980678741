/** What could not be delivered, why, and what was done about it. */
@NullMarked
package lianban.exchange.deadletter;

import org.jspecify.annotations.NullMarked;
