/** Entries by holder, in pages. */
@NullMarked
package lianban.exchange.query.mongo;

import org.jspecify.annotations.NullMarked;
