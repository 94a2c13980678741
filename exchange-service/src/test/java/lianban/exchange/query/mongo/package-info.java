@NullMarked
package lianban.exchange.query.mongo;

import org.jspecify.annotations.NullMarked;
