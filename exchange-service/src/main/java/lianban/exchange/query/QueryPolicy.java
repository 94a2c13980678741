package lianban.exchange.query;

import lianban.exchange.approval.ApprovalCase;
import lianban.kernel.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Whether a department may ask about a holder for a case: the case is under way, is about the
 * holder, and has a step of the department. What is not so is refused, and whoever has nothing to
 * do with the case does not learn whether there is one.
 */
final class QueryPolicy {

  private QueryPolicy() {}

  /** Why not. */
  record Refusal(ProblemType problem, String detail) {}

  private static final Refusal NOT_YOURS =
      new Refusal(
          ProblemType.ACCESS_DENIED,
          "You may ask about a holder only for a case that is about that holder and has a step of"
              + " your department.");

  /**
   * @param state the case, null if there is none
   * @param concerned whether the case is about the holder
   * @return null if the department may ask
   */
  static @Nullable Refusal refusal(
      @Nullable ApprovalCase state, String department, boolean concerned) {
    boolean involved =
        state != null
            && state.steps().stream().anyMatch(step -> step.department().equals(department));
    if (state == null || !involved || !concerned) {
      return NOT_YOURS;
    }
    return state.isClosed()
        ? new Refusal(
            ProblemType.CASE_CLOSED, "The case is closed, so nothing is needed for it any more.")
        : null;
  }
}
