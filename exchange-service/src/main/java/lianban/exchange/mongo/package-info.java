/** Records as documents. */
@NullMarked
package lianban.exchange.mongo;

import org.jspecify.annotations.NullMarked;
