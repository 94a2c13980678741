/** Signing keys in the store. */
@NullMarked
package lianban.exchange.proof.key.mongo;

import org.jspecify.annotations.NullMarked;
