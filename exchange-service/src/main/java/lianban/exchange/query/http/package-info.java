/** Queries of departments, and the usage that a holder sees. */
@NullMarked
package lianban.exchange.query.http;

import org.jspecify.annotations.NullMarked;
