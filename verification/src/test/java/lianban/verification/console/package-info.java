/** Whether the console that is shipped is the one whose sources lie beside it. */
@NullMarked
package lianban.verification.console;

import org.jspecify.annotations.NullMarked;
