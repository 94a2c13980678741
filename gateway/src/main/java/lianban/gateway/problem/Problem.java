package lianban.gateway.problem;

import lianban.kernel.problem.ProblemType;

/**
 * What is wrong with one request.
 *
 * @param detail one sentence about this case, without personal data
 * @param hop the process that failed or refused
 */
public record Problem(ProblemType type, String detail, String hop) {

  /** A problem that the gateway itself raises. */
  public static Problem of(ProblemType type, String detail) {
    return new Problem(type, detail, "gateway");
  }
}
