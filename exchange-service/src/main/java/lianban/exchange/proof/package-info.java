/**
 * Sealing of events off the way that they take: seals, inclusion proofs, and the check that nothing
 * stored was altered.
 */
@NullMarked
package lianban.exchange.proof;

import org.jspecify.annotations.NullMarked;
