/** Ratings of finished cases, and what bad ones oblige the department to. */
@NullMarked
package lianban.rating;

import org.jspecify.annotations.NullMarked;
