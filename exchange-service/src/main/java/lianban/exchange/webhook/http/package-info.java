/** Posting to receivers that nobody trusts. */
@NullMarked
package lianban.exchange.webhook.http;

import org.jspecify.annotations.NullMarked;
