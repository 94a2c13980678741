/** The status of events over REST. */
@NullMarked
package lianban.exchange.status.http;

import org.jspecify.annotations.NullMarked;
