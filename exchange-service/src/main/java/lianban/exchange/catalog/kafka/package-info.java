/** Topics of the catalogue's event types. */
@NullMarked
package lianban.exchange.catalog.kafka;

import org.jspecify.annotations.NullMarked;
