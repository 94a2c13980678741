/**
 * The local city as a thing one can ask for, start, look at and stop: its parts, ports, folders,
 * secrets and state.
 *
 * <p>The processes themselves are watched over by {@code lianban.launcher.supervisor}, which runs
 * apart from the command line and tells its state through one file.
 */
@NullMarked
package lianban.launcher.city;

import org.jspecify.annotations.NullMarked;
