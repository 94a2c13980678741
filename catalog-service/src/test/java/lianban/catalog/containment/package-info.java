@NullMarked
package lianban.catalog.containment;

import org.jspecify.annotations.NullMarked;
