/** One case, one document. */
@NullMarked
package lianban.exchange.approval.mongo;

import org.jspecify.annotations.NullMarked;
