/** The payment simulator's own book. */
@NullMarked
package lianban.exchange.payment.mongo;

import org.jspecify.annotations.NullMarked;
