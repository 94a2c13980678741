@NullMarked
package lianban.catalog.dataset;

import org.jspecify.annotations.NullMarked;
