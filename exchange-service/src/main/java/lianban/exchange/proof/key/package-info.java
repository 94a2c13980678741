/** Keys that departments sign events with, and the check of their signatures. */
@NullMarked
package lianban.exchange.proof.key;

import org.jspecify.annotations.NullMarked;
