/** Reading topics at a cursor. */
@NullMarked
package lianban.exchange.delivery.kafka;

import org.jspecify.annotations.NullMarked;
