@NullMarked
package lianban.launcher.broker;

import org.jspecify.annotations.NullMarked;
