/** AsyncAPI over HTTP. */
@NullMarked
package lianban.catalog.asyncapi.http;

import org.jspecify.annotations.NullMarked;
