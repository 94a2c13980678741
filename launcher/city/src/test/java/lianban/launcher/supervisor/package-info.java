@NullMarked
package lianban.launcher.supervisor;

import org.jspecify.annotations.NullMarked;
