/** Seals in the store. */
@NullMarked
package lianban.exchange.proof.mongo;

import org.jspecify.annotations.NullMarked;
