/** Positions at a moment. */
@NullMarked
package lianban.exchange.subscription.kafka;

import org.jspecify.annotations.NullMarked;
