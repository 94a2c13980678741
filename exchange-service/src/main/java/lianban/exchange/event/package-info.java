/**
 * What an event is, whatever it is written in: the one form that is compared, hashed and signed.
 */
@NullMarked
package lianban.exchange.event;

import org.jspecify.annotations.NullMarked;
