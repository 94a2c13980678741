/** The right to rate: each closed case gives its applicant exactly one. */
@NullMarked
package lianban.rating.right;

import org.jspecify.annotations.NullMarked;
