/** Proofs that are composed from several registers. */
@NullMarked
package lianban.exchange.certificate.composed;

import org.jspecify.annotations.NullMarked;
