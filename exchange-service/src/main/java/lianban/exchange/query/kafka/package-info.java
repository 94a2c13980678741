/** Builds the views of a holder from events. */
@NullMarked
package lianban.exchange.query.kafka;

import org.jspecify.annotations.NullMarked;
