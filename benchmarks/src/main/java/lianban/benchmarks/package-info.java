/** What is measured, and how: see benchmarks/README.md. */
@NullMarked
package lianban.benchmarks;

import org.jspecify.annotations.NullMarked;
