/** Uploads, contents and their parts as documents. */
@NullMarked
package lianban.exchange.material.mongo;

import org.jspecify.annotations.NullMarked;
