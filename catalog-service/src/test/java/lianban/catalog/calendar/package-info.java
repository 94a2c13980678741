@NullMarked
package lianban.catalog.calendar;

import org.jspecify.annotations.NullMarked;
