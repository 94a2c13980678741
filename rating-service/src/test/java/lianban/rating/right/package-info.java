/** Tests. */
@NullMarked
package lianban.rating.right;

import org.jspecify.annotations.NullMarked;
