/** CloudEvents over Kafka: durable publishing, retry without loss, dead letters. */
@NullMarked
package lianban.service.kafka;

import org.jspecify.annotations.NullMarked;
