@NullMarked
package lianban.exchange.delivery;

import org.jspecify.annotations.NullMarked;
