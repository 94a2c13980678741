package lianban.exchange.payment;

import lianban.exchange.approval.Annex;
import lianban.exchange.approval.ApprovalCase;
import lianban.kernel.event.Bill;
import lianban.kernel.event.CaseStatus.Result;

/**
 * Carries out what the history of a case says is due: gives back what was paid for a case that was
 * refused or withdrawn after it. The case is the truth: settling it again changes nothing, so a
 * crash after the decision is mended by doing it again.
 */
public final class Refunds {

  private static final String REASON = "The case was refused or withdrawn after it was paid.";

  private final Payments payments;

  public Refunds(Payments payments) {
    this.payments = payments;
  }

  /** Gives the money back, if that is due. */
  public void settle(ApprovalCase state) {
    Bill bill = state.bill();
    if (bill != null && state.payment() != null && isDue(state)) {
      payments.refund(bill.billId(), bill.total(), REASON);
    }
  }

  /** Cases that were refused before there were compensations say so by their result alone. */
  private static boolean isDue(ApprovalCase state) {
    return state.result() == Result.REFUSED
        || state.annex().compensations().stream()
            .anyMatch(c -> c.kind() == Annex.Kind.PAYMENT_RETURN_DUE);
  }
}
