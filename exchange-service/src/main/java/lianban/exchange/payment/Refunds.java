package lianban.exchange.payment;

import lianban.exchange.approval.ApprovalCase;
import lianban.kernel.event.Bill;
import lianban.kernel.event.CaseStatus.Result;

/**
 * Gives back what was paid for a case that was refused after all. The case is the truth: settling
 * it again changes nothing, so a crash after the refusal is mended by doing it again.
 */
public final class Refunds {

  private static final String REASON = "The case was refused after it was paid.";

  private final Payments payments;

  public Refunds(Payments payments) {
    this.payments = payments;
  }

  /** Gives the money back, if the case is refused and was paid. */
  public void settle(ApprovalCase state) {
    Bill bill = state.bill();
    if (state.result() == Result.REFUSED && bill != null && state.payment() != null) {
      payments.refund(bill.billId(), bill.total(), REASON);
    }
  }
}
