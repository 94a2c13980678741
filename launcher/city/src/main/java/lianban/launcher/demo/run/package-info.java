/** One run: records fed, cases filed, notices answered, bills paid, results checked. */
@NullMarked
package lianban.launcher.demo.run;

import org.jspecify.annotations.NullMarked;
