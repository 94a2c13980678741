/** Buyers and sellers who do not exist, the same for the same seed. */
@NullMarked
package lianban.launcher.demo.people;

import org.jspecify.annotations.NullMarked;
