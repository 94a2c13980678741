/** Reading topics, on a real broker. */
@NullMarked
package lianban.exchange.delivery.kafka;

import org.jspecify.annotations.NullMarked;
