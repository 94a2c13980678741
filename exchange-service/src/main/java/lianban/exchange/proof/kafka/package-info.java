/** Topics as the sealer and the check read them. */
@NullMarked
package lianban.exchange.proof.kafka;

import org.jspecify.annotations.NullMarked;
