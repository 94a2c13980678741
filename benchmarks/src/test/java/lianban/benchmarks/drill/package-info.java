@NullMarked
package lianban.benchmarks.drill;

import org.jspecify.annotations.NullMarked;
