@NullMarked
package lianban.launcher.city;

import org.jspecify.annotations.NullMarked;
