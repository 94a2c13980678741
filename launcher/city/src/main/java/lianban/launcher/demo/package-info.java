/** The demo: a month of home transfers, made-up people, and every call through the gateway. */
@NullMarked
package lianban.launcher.demo;

import org.jspecify.annotations.NullMarked;
