/** Tests. */
@NullMarked
package lianban.rating.rating;

import org.jspecify.annotations.NullMarked;
