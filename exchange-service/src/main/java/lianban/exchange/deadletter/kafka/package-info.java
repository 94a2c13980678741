/** What departments that read Kafka themselves could not process. */
@NullMarked
package lianban.exchange.deadletter.kafka;

import org.jspecify.annotations.NullMarked;
