/** What the exchange reads from the catalogue. */
@NullMarked
package lianban.exchange.catalog;

import org.jspecify.annotations.NullMarked;
