/**
 * Random histories of random cases, to find what no example thinks of: the rules of joint approval
 * are pure, so a million of them run in minutes, and a seed repeats each exactly.
 */
@NullMarked
package lianban.exchange.approval.simulation;

import org.jspecify.annotations.NullMarked;
