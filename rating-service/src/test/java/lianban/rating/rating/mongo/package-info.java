/** Tests. */
@NullMarked
package lianban.rating.rating.mongo;

import org.jspecify.annotations.NullMarked;
