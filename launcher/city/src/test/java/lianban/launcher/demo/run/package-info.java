/** Tests of a whole run. */
@NullMarked
package lianban.launcher.demo.run;

import org.jspecify.annotations.NullMarked;
