/** Signing keys over REST. */
@NullMarked
package lianban.exchange.proof.key.http;

import org.jspecify.annotations.NullMarked;
