package lianban.exchange.payment;

import java.time.LocalDate;
import java.util.List;
import lianban.exchange.approval.ApprovalCase;
import lianban.exchange.approval.ApprovalCases;
import lianban.kernel.event.Bill;
import lianban.kernel.event.CaseStatus.Result;
import org.jspecify.annotations.Nullable;

/** Holds the provider's statement against the cases (对账). */
public final class Reconciliation {

  private final Payments payments;
  private final ApprovalCases cases;

  Reconciliation(Payments payments, ApprovalCases cases) {
    this.payments = payments;
    this.cases = cases;
  }

  /** What the case says to a movement of money. */
  public enum Finding {
    AGREES,
    /** No case has such a bill. */
    UNKNOWN_BILL,
    /** The bill is over another amount. */
    ANOTHER_AMOUNT,
    /** The case does not know that it was paid: a notice, or the same payment again, mends it. */
    NOT_PAID_IN_CASE,
    /** It was given back, and the case goes on or ended well. */
    REFUND_WITHOUT_REFUSAL
  }

  /**
   * A movement and what its case says.
   *
   * @param caseId null for an unknown bill
   */
  public record Reconciled(StatementEntry entry, @Nullable String caseId, Finding finding) {}

  /** A page of a day's statement. */
  public List<Reconciled> page(LocalDate day, String after, int limit) {
    return payments.statement(day, after, limit).stream().map(this::reconciled).toList();
  }

  private Reconciled reconciled(StatementEntry entry) {
    String caseId = BillIds.caseOf(entry.billId());
    ApprovalCase state = caseId == null ? null : cases.find(caseId);
    return state == null
        ? new Reconciled(entry, null, Finding.UNKNOWN_BILL)
        : new Reconciled(entry, state.caseId(), finding(entry, state));
  }

  private static Finding finding(StatementEntry entry, ApprovalCase state) {
    Bill bill = state.bill();
    if (bill == null || !bill.billId().equals(entry.billId())) {
      return Finding.UNKNOWN_BILL;
    }
    if (bill.total().compareTo(entry.amount()) != 0) {
      return Finding.ANOTHER_AMOUNT;
    }
    if (entry.kind() == StatementEntry.Kind.REFUND) {
      boolean isRight = state.isClosed() && state.result() != Result.ISSUED;
      return isRight ? Finding.AGREES : Finding.REFUND_WITHOUT_REFUSAL;
    }
    return state.payment() == null ? Finding.NOT_PAID_IN_CASE : Finding.AGREES;
  }
}
