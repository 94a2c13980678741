/** Certificate types over HTTP. */
@NullMarked
package lianban.catalog.certificatetype.http;

import org.jspecify.annotations.NullMarked;
