/** Which deliveries needed more than one attempt. */
@NullMarked
package lianban.exchange.webhook.mongo;

import org.jspecify.annotations.NullMarked;
