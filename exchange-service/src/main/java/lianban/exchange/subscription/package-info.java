/** Who wants which events, by which way, and how far each has come. */
@NullMarked
package lianban.exchange.subscription;

import org.jspecify.annotations.NullMarked;
