/** Facts: of each subject of an event type the latest event, found by the holder it is about. */
@NullMarked
package lianban.exchange.fact;

import org.jspecify.annotations.NullMarked;
