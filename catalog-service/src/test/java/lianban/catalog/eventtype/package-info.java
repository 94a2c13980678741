@NullMarked
package lianban.catalog.eventtype;

import org.jspecify.annotations.NullMarked;
