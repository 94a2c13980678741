/** Giving a rating, once; a bad one opens a rectification in the same write. */
@NullMarked
package lianban.rating.rating;

import org.jspecify.annotations.NullMarked;
