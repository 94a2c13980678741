/** The script {@code ./lianban} by itself, without a city. */
@NullMarked
package lianban.verification.script;

import org.jspecify.annotations.NullMarked;
