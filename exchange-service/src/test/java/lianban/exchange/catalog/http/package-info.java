@NullMarked
package lianban.exchange.catalog.http;

import org.jspecify.annotations.NullMarked;
