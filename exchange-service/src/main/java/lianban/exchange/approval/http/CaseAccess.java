package lianban.exchange.approval.http;

import lianban.exchange.approval.ApprovalCase;
import lianban.service.access.Caller;

/**
 * Whose case it is: the filer's, the applicant's, and that of the departments with a step in it.
 */
public final class CaseAccess {

  /** Scope of the city's windows, of which any goes on with what another took (全市通办). */
  private static final String WINDOWS = "intake.window";

  private CaseAccess() {}

  public static boolean mayRead(Caller caller, ApprovalCase state) {
    String department = caller.department();
    return isParty(caller, state)
        || (department != null
            && state.steps().stream().anyMatch(step -> step.department().equals(department)));
  }

  /** Whether the caller filed the case, serves it at a window, or is its applicant. */
  public static boolean isParty(Caller caller, ApprovalCase state) {
    return serves(caller, state) || state.holder().equals(caller.holder());
  }

  /** Whether the caller may go on with the case for its applicant. */
  public static boolean serves(Caller caller, ApprovalCase state) {
    return isFiler(caller, state.filedBy())
        || (state.channel().equals("window") && caller.scopes().contains(WINDOWS));
  }

  /** Persons of one client are told apart; of a client that acts for itself both are one. */
  public static boolean isFiler(Caller caller, String filer) {
    return filer.equals(caller.subject());
  }
}
