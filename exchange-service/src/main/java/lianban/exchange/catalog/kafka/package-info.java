/** Topics of the catalogue's event types, and who may read and write them at the broker itself. */
@NullMarked
package lianban.exchange.catalog.kafka;

import org.jspecify.annotations.NullMarked;
