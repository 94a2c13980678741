/** Events in: validated, granted, durable before they are acknowledged. */
@NullMarked
package lianban.exchange.publication;

import org.jspecify.annotations.NullMarked;
