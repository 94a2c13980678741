/** What departments ask about a holder, and what holders are told about that. */
@NullMarked
package lianban.exchange.query;

import org.jspecify.annotations.NullMarked;
