/** Dead letters over REST. */
@NullMarked
package lianban.exchange.deadletter.http;

import org.jspecify.annotations.NullMarked;
