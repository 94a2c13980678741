package lianban.identity.problem;

import java.util.List;
import lianban.kernel.problem.ProblemType;

/** Carries an expected refusal from a controller to the advice that words it. */
public final class RequestRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final ProblemType type;
  private final String detail;
  private final transient List<Fault> faults;

  public RequestRefusedException(ProblemType type, String detail, List<Fault> faults) {
    super(type.slug() + ": " + detail, null, false, false);
    this.type = type;
    this.detail = detail;
    this.faults = List.copyOf(faults);
  }

  ProblemType type() {
    return type;
  }

  String detail() {
    return detail;
  }

  List<Fault> faults() {
    return faults;
  }
}
