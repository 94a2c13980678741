@NullMarked
package lianban.catalog;

import org.jspecify.annotations.NullMarked;
