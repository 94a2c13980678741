package lianban.exchange.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.math.BigDecimal;
import java.util.UUID;
import lianban.service.test.AtOnce;
import org.junit.jupiter.api.Test;

/** What every payment provider does. */
public abstract class PaymentsContract {

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
