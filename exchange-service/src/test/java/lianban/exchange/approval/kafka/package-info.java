/** The outbox's own rules, without a broker. */
@NullMarked
package lianban.exchange.approval.kafka;

import org.jspecify.annotations.NullMarked;
