/** Matters over HTTP. */
@NullMarked
package lianban.catalog.matter.http;

import org.jspecify.annotations.NullMarked;
