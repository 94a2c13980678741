/** Tests. */
@NullMarked
package lianban.rating.calendar;

import org.jspecify.annotations.NullMarked;
