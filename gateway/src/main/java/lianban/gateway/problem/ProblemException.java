package lianban.gateway.problem;

/** Carries a problem out of a place that can only fail, such as the reading of a body. */
public final class ProblemException extends RuntimeException {

  private final transient Problem problem;

  public ProblemException(Problem problem) {
    // No stack trace: it is an answer to a caller, raised on every oversized body.
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
