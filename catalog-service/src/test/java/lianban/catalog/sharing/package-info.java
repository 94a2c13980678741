@NullMarked
package lianban.catalog.sharing;

import org.jspecify.annotations.NullMarked;
