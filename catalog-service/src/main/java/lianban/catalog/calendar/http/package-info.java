/** Calendars over REST. */
@NullMarked
package lianban.catalog.calendar.http;

import org.jspecify.annotations.NullMarked;
