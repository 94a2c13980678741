@NullMarked
package lianban.exchange.query;

import org.jspecify.annotations.NullMarked;
