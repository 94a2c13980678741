/** Builds the view of facts from events. */
@NullMarked
package lianban.exchange.fact.kafka;

import org.jspecify.annotations.NullMarked;
