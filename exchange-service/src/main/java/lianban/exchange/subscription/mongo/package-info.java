/** Subscriptions and positions in the store. */
@NullMarked
package lianban.exchange.subscription.mongo;

import org.jspecify.annotations.NullMarked;
