/** The command line of the local city: what {@code ./lianban} runs once everything is built. */
@NullMarked
package lianban.launcher;

import org.jspecify.annotations.NullMarked;
