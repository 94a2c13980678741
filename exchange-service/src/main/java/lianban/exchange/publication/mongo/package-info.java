/** Which events were taken in already. */
@NullMarked
package lianban.exchange.publication.mongo;

import org.jspecify.annotations.NullMarked;
