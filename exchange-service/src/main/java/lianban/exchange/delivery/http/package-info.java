/** Pulling over REST. */
@NullMarked
package lianban.exchange.delivery.http;

import org.jspecify.annotations.NullMarked;
