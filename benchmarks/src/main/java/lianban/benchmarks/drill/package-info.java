/** Processes are killed under load; what was acknowledged is looked for where it is received. */
@NullMarked
package lianban.benchmarks.drill;

import org.jspecify.annotations.NullMarked;
