/** Tests of the made-up people. */
@NullMarked
package lianban.launcher.demo.people;

import org.jspecify.annotations.NullMarked;
