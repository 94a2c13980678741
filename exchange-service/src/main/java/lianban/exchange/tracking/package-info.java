/** To whom an event was delivered, and when. */
@NullMarked
package lianban.exchange.tracking;

import org.jspecify.annotations.NullMarked;
