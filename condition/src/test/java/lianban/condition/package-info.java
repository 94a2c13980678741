@NullMarked
package lianban.condition;

import org.jspecify.annotations.NullMarked;
