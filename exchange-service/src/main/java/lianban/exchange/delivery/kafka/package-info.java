/** Reading topics at a cursor, and following them into the shared tail. */
@NullMarked
package lianban.exchange.delivery.kafka;

import org.jspecify.annotations.NullMarked;
