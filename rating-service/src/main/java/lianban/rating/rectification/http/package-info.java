/** Open rectifications over HTTP. */
@NullMarked
package lianban.rating.rectification.http;

import org.jspecify.annotations.NullMarked;
