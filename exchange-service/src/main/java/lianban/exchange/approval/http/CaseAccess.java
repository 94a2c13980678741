package lianban.exchange.approval.http;

import lianban.exchange.approval.ApprovalCase;
import lianban.service.access.Caller;

/**
 * Whose case it is: the filer's, the applicant's, and that of the departments with a step in it.
 */
public final class CaseAccess {

  private CaseAccess() {}

  public static boolean mayRead(Caller caller, ApprovalCase state) {
    String department = caller.department();
    return isFiler(caller, state.filedBy())
        || state.holder().equals(caller.holder())
        || (department != null
            && state.steps().stream().anyMatch(step -> step.department().equals(department)));
  }

  public static boolean isFiler(Caller caller, String filer) {
    return filer.equals(caller.clientId());
  }
}
