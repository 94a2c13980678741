/** Working days after the State Council's yearly notices. */
@NullMarked
package lianban.rating.calendar;

import org.jspecify.annotations.NullMarked;
