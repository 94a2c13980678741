/** The clock over REST, and calendars and limits from the catalogue. */
@NullMarked
package lianban.exchange.clock.http;

import org.jspecify.annotations.NullMarked;
