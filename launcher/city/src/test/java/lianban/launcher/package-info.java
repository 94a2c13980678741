@NullMarked
package lianban.launcher;

import org.jspecify.annotations.NullMarked;
