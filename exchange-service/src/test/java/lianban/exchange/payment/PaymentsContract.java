package lianban.exchange.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import lianban.service.test.AtOnce;
import org.junit.jupiter.api.Test;

/** What every payment provider does. */
public abstract class PaymentsContract {

  /** The day on which everything here happens. */
  private static final LocalDate DAY = LocalDate.parse("2026-11-23");

  private final String bill = UUID.randomUUID() + "-B1";

  protected abstract Payments payments();

  @Test
  void takesABillOnceHoweverOftenItIsAsked() {
    String reference = pay("2750.00");

    assertThat(reference).isNotBlank();
    assertThat(pay("2750.00")).isEqualTo(reference);
    assertThat(pay("2750")).isEqualTo(reference);
  }

  @Test
  void refusesAnotherAmountForABillThatWasPaid() {
    String reference = pay("99999999999999999999.99");

    assertThatIllegalStateException().isThrownBy(() -> pay("99999999999999999999.98"));

    assertThat(pay("99999999999999999999.99")).isEqualTo(reference);
  }

  @Test
  void givesEachBillItsOwnReference() {
    String reference = pay("80.00");

    assertThat(payments().pay(bill + "2", new BigDecimal("81.00"))).isNotEqualTo(reference);
  }

  @Test
  void manyAtOnceGetOneReference() throws Exception {
    assertThat(AtOnce.all(8, i -> pay("80.00")).stream().distinct()).hasSize(1);
  }

  @Test
  void oneOfManyDifferentAmountsAtOnceIsTaken() throws Exception {
    var taken = AtOnce.all(8, i -> isTaken("80.0" + i));

    assertThat(taken).containsOnlyOnce(true);
    assertThat(isTaken("80.0" + taken.indexOf(true))).isTrue();
  }

  @Test
  void givesAPaidBillBackOnce() throws Exception {
    pay("80.00");

    assertThat(AtOnce.all(8, _ -> refund("80.00")).stream().distinct()).hasSize(1);
    assertThatIllegalStateException().isThrownBy(() -> refund("80.01"));
    assertThat(payments().statement(DAY, "", 9))
        .extracting(StatementEntry::kind)
        .containsExactly(StatementEntry.Kind.PAYMENT, StatementEntry.Kind.REFUND);
  }

  @Test
  void givesNothingBackThatWasNotPaid() {
    assertThatIllegalStateException().isThrownBy(() -> refund("80.00"));
    assertThat(payments().statement(DAY, "", 9)).isEmpty();
  }

  @Test
  void statesEveryMovementOfADayOnceInPages() {
    pay("80.10");
    pay("80.10");
    payments().pay(bill + "2", new BigDecimal("81.00"));
    payments().refund(bill + "2", new BigDecimal("81.00"), "why");

    var first = payments().statement(DAY, "", 2);
    var second = payments().statement(DAY, first.getLast().key(), 2);

    assertThat(first)
        .extracting(StatementEntry::billId, entry -> entry.amount().toPlainString())
        .containsExactly(tuple(bill, "80.10"), tuple(bill + "2", "81.00"));
    assertThat(second).extracting(StatementEntry::key).containsExactly(bill + "2/REFUND");
    assertThat(payments().statement(DAY.plusDays(1), "", 9)).isEmpty();
    assertThat(payments().statement(DAY.minusDays(1), "", 9)).isEmpty();
  }

  private String refund(String amount) {
    return payments().refund(bill, new BigDecimal(amount), "why");
  }

  private boolean isTaken(String amount) {
    try {
      return !pay(amount).isEmpty();
    } catch (IllegalStateException e) {
      return false;
    }
  }

  private String pay(String amount) {
    return payments().pay(bill, new BigDecimal(amount));
  }
}
