/** Publishing over REST. */
@NullMarked
package lianban.exchange.publication.http;

import org.jspecify.annotations.NullMarked;
