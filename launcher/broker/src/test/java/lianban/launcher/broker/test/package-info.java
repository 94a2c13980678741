/** The local city's broker for tests: a process of its own, with its users and its lists. */
@NullMarked
package lianban.launcher.broker.test;

import org.jspecify.annotations.NullMarked;
