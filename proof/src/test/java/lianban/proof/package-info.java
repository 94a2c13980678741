/** Tests of proofs. */
@NullMarked
package lianban.proof;

import org.jspecify.annotations.NullMarked;
