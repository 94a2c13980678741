/** Tests. */
@NullMarked
package lianban.rating;

import org.jspecify.annotations.NullMarked;
