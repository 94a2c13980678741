/** The static files of the web console. */
@NullMarked
package lianban.gateway.console;

import org.jspecify.annotations.NullMarked;
