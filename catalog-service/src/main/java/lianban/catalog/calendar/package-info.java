/** Working days (工作日) by the State Council's yearly notices. */
@NullMarked
package lianban.catalog.calendar;

import org.jspecify.annotations.NullMarked;
