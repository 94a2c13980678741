/** What supervisors and departments have to put right, by deadline, without the rater. */
@NullMarked
package lianban.rating.rectification;

import org.jspecify.annotations.NullMarked;
