/** One clock, one document; wake-ups by their moment. */
@NullMarked
package lianban.exchange.clock.mongo;

import org.jspecify.annotations.NullMarked;
