/** Tests of the demo. */
@NullMarked
package lianban.launcher.demo;

import org.jspecify.annotations.NullMarked;
