/** Subscriptions over REST. */
@NullMarked
package lianban.exchange.subscription.http;

import org.jspecify.annotations.NullMarked;
