/** Answers in from Kafka, the outbox out to it. */
@NullMarked
package lianban.exchange.approval.kafka;

import org.jspecify.annotations.NullMarked;
