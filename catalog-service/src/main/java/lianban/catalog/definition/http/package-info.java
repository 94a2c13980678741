/** How definitions are published and answered over HTTP. */
@NullMarked
package lianban.catalog.definition.http;

import org.jspecify.annotations.NullMarked;
