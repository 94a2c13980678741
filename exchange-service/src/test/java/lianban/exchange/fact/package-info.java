@NullMarked
package lianban.exchange.fact;

import org.jspecify.annotations.NullMarked;
