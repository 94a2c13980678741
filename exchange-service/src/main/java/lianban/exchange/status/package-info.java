/** What became of an event: when it was accepted, and what every other part knows of it. */
@NullMarked
package lianban.exchange.status;

import org.jspecify.annotations.NullMarked;
