package lianban.exchange.approval;

import java.util.List;
import lianban.kernel.problem.ProblemType;

/** What the policy says to a command. */
public sealed interface Decision {

  /** It has an effect: the events, in order. */
  record Accepted(List<ApprovalEvent> events) implements Decision {
    public Accepted {
      events = List.copyOf(events);
    }
  }

  /** It had its effect before; nothing changes. */
  record Repeated() implements Decision {}

  /** It may not be done; nothing changes. */
  record Refused(ProblemType problem, String detail) implements Decision {}
}
