/** Notices of the payment provider, and its statements. */
@NullMarked
package lianban.exchange.payment.http;

import org.jspecify.annotations.NullMarked;
