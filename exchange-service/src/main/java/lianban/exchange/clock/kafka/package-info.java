/** Hears of cases, and announces supervision. */
@NullMarked
package lianban.exchange.clock.kafka;

import org.jspecify.annotations.NullMarked;
