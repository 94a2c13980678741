package lianban.exchange.payment;

import lianban.exchange.approval.ApprovalCase;
import lianban.exchange.approval.ApprovalService;
import lianban.kernel.event.Bill;
import lianban.kernel.problem.ProblemType;
import lianban.service.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Takes what the provider tells: a bill that was paid elsewhere, or here while the answer was lost,
 * is paid in its case. However often and late a notice comes, it has one effect.
 */
public final class PaymentNotices {

  private static final String REASON = "The case was closed before the payment came.";

  private final ApprovalService approval;
  private final Payments payments;

  PaymentNotices(ApprovalService approval, Payments payments) {
    this.approval = approval;
    this.payments = payments;
  }

  /**
   * Takes a notice in.
   *
   * @throws ProblemException if no case has such a bill, over that amount
   */
  public void take(PaymentNotice notice) {
    ApprovalCase state = caseOf(notice);
    Bill bill = state == null ? null : state.bill();
    if (state == null
        || bill == null
        || !bill.billId().equals(notice.billId())
        || bill.total().compareTo(notice.amount()) != 0) {
      throw new ProblemException(
          ProblemType.BILL_MISMATCH, "No case has that bill over that amount.");
    }
    if (state.payment() == null) {
      settle(state, notice);
    }
  }

  /** The provider has the money and takes no bill twice: a simulator hears of it here. */
  private void settle(ApprovalCase state, PaymentNotice notice) {
    payments.pay(notice.billId(), notice.amount());
    if (state.isClosed()) {
      payments.refund(notice.billId(), notice.amount(), REASON);
    } else {
      approval.paid(state.caseId(), notice);
    }
  }

  private @Nullable ApprovalCase caseOf(PaymentNotice notice) {
    String caseId = BillIds.caseOf(notice.billId());
    return caseId == null ? null : approval.known(caseId);
  }
}
