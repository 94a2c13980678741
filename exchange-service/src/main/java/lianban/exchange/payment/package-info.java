/** Payment of a case's one bill, behind a port. */
@NullMarked
package lianban.exchange.payment;

import org.jspecify.annotations.NullMarked;
