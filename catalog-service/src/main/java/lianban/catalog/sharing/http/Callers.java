package lianban.catalog.sharing.http;

import java.util.HashSet;
import java.util.Set;
import lianban.catalog.sharing.Party;
import lianban.kernel.problem.ProblemType;
import lianban.service.access.Caller;
import lianban.service.problem.ProblemException;

/** Who a caller is among those who share. */
final class Callers {

  private static final String PLATFORM = "platform";

  private Callers() {}

  /** The caller's department, or the client itself; administrators decide for the platform. */
  static Party party(Caller caller) {
    String department = caller.department();
    Set<String> owns = new HashSet<>();
    if (department != null) {
      owns.add(department);
    }
    if (caller.scopes().contains("catalog.write")) {
      owns.add(PLATFORM);
    }
    return new Party(
        department == null ? caller.clientId() : department,
        caller.subject(),
        owns,
        caller.scopes().contains("sharing.audit"));
  }

  /**
   * The caller as one who may receive: a person without a department comes by a client that many
   * use, who would all receive then.
   */
  static Party subscriber(Caller caller) {
    if (caller.department() == null && !caller.subject().equals(caller.clientId())) {
      throw new ProblemException(
          ProblemType.ACCESS_DENIED, "A person asks for a department, and you belong to none.");
    }
    return party(caller);
  }
}
