/** Facts in the document store. */
@NullMarked
package lianban.exchange.fact.mongo;

import org.jspecify.annotations.NullMarked;
