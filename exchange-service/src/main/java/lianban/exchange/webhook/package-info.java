/** Events out by webhooks (Standard Webhooks): one instance works each subscription. */
@NullMarked
package lianban.exchange.webhook;

import org.jspecify.annotations.NullMarked;
