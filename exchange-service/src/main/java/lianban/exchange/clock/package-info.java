/**
 * The legal clock (法定期限) of cases: limits in working days, what stops them, and what happens when
 * they run out. The core is pure.
 */
@NullMarked
package lianban.exchange.clock;

import org.jspecify.annotations.NullMarked;
