/** What became of an event: to whom it was delivered and when, and in which seal it is. */
@NullMarked
package lianban.exchange.tracking;

import org.jspecify.annotations.NullMarked;
