/** Dead letters in the store. */
@NullMarked
package lianban.exchange.deadletter.mongo;

import org.jspecify.annotations.NullMarked;
