@NullMarked
package lianban.launcher.store;

import org.jspecify.annotations.NullMarked;
