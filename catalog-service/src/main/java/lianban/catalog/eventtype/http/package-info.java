/** Event types over HTTP. */
@NullMarked
package lianban.catalog.eventtype.http;

import org.jspecify.annotations.NullMarked;
