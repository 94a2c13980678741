/** Learns from Kafka which cases are closed. */
@NullMarked
package lianban.rating.right.kafka;

import org.jspecify.annotations.NullMarked;
