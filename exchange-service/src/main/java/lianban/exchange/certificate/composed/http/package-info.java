/** Composed proofs over HTTP. */
@NullMarked
package lianban.exchange.certificate.composed.http;

import org.jspecify.annotations.NullMarked;
