/** Data sets over HTTP. */
@NullMarked
package lianban.catalog.dataset.http;

import org.jspecify.annotations.NullMarked;
