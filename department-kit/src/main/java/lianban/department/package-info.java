/**
 * What a department writes to join: one {@link lianban.department.StepHandler} for each step it
 * answers, one {@link lianban.department.EventFollower} for each event it follows.
 */
@NullMarked
package lianban.department;

import org.jspecify.annotations.NullMarked;
