@NullMarked
package lianban.benchmarks;

import org.jspecify.annotations.NullMarked;
