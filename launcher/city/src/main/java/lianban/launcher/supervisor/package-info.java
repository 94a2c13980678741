/**
 * The process that starts the city's other processes, starts again what dies, and stops them in
 * order.
 */
@NullMarked
package lianban.launcher.supervisor;

import org.jspecify.annotations.NullMarked;
