/**
 * Payment of a case's one bill (一次性收费) behind a port: taken once, given back if the case is refused
 * after it, told by the provider in signed notices, and held against the cases day by day.
 */
@NullMarked
package lianban.exchange.payment;

import org.jspecify.annotations.NullMarked;
