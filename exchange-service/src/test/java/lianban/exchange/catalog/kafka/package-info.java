@NullMarked
package lianban.exchange.catalog.kafka;

import org.jspecify.annotations.NullMarked;
