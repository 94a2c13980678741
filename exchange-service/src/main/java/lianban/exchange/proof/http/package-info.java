/** Proofs over REST. */
@NullMarked
package lianban.exchange.proof.http;

import org.jspecify.annotations.NullMarked;
