package lianban.service.problem;

import java.util.List;
import lianban.kernel.problem.ProblemType;

/** Ends a request with a problem. */
public final class ProblemException extends RuntimeException {

  private final ProblemType type;
  private final transient List<Fault> faults;

  /**
   * @param detail what is wrong here, one sentence, no personal data
   */
  public ProblemException(ProblemType type, String detail) {
    this(type, detail, List.of());
  }

  /**
   * @param faults everything that is wrong, not only the first
   */
  public ProblemException(ProblemType type, String detail, List<Fault> faults) {
    super(detail);
    this.type = type;
    this.faults = List.copyOf(faults);
  }

  public ProblemType type() {
    return type;
  }

  public String detail() {
    return String.valueOf(getMessage());
  }

  public List<Fault> faults() {
    return faults;
  }
}
