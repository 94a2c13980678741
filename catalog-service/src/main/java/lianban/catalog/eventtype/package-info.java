/** Event types: schema, who may publish, who may read which rows. */
@NullMarked
package lianban.catalog.eventtype;

import org.jspecify.annotations.NullMarked;
