/** Pulling over REST, and streams of Server-Sent Events. */
@NullMarked
package lianban.exchange.delivery.http;

import org.jspecify.annotations.NullMarked;
