package lianban.housing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every way to the filed contracts does. */
public abstract class FiledContractsContract {

  private static final String STRANGE = "../C1?&=%2F 购 {x}";

  protected abstract FiledContracts contracts();

  /** Has the register know a contract. */
  protected abstract void file(String batch, String contractNo, FiledContract contract);

  /** Lets the register answer nobody from now on. */
  protected abstract void breakDown();

  @Test
  void findsNothingThatWasNotFiled() {
    file("b1", "C1", contract("267000.00"));

    assertThat(contracts().find("b1", "C2")).isEmpty();
    assertThat(contracts().find("b2", "C1")).isEmpty();
    assertThat(contracts().find("b1", STRANGE)).isEmpty();
  }

  @Test
  void givesBackEveryDigitOfAContractAndOfItsMiddle() {
    var large = contract("999999999999.90");
    var small = contract("0.10");
    file("b1", "C1", large);
    file("b1", STRANGE, small);

    assertThat(contracts().find("b1", "C1")).contains(large);
    assertThat(contracts().find("b1", STRANGE)).contains(small);
  }

  @Test
  void saysThatTheRegisterIsAwayAndNotThatThereIsNoContract() {
    file("b1", "C1", contract("267000.00"));

    breakDown();

    assertThatExceptionOfType(RegisterUnavailableException.class)
        .isThrownBy(() -> contracts().find("b1", "C1"));
    assertThatExceptionOfType(RegisterUnavailableException.class)
        .isThrownBy(() -> contracts().find("b1", "C2"));
  }

  private static FiledContract contract(String amount) {
    var price = new Price(new BigDecimal(amount), new BigDecimal("44.0"));
    var other = new Price(new BigDecimal("300000.00"), new BigDecimal("49"));
    return new FiledContract(price, List.of(price, other));
  }
}
