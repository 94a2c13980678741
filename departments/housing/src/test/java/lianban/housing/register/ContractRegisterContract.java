package lianban.housing.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import lianban.service.test.AtOnce;
import org.junit.jupiter.api.Test;

/** What every register of contracts does. */
public abstract class ContractRegisterContract {

  /** An empty one. */
  protected abstract ContractRegister contractRegister();

  @Test
  void knowsNoContractThatWasNotFiled() {
    file();
    file(contract("b1", "C1", "100.00"));

    assertThat(contractRegister().find("b1", "C2")).isEmpty();
    assertThat(contractRegister().find("b2", "C1")).isEmpty();
  }

  @Test
  void aContractAloneIsTheMiddleOfItsGroup() {
    file(contract("b1", "C1", "999999999999.10"));

    var own = new ContractPrice("C1", new BigDecimal("999999999999.10"), new BigDecimal("44.0"));
    assertThat(contractRegister().find("b1", "C1")).contains(new RegisterEntry(own, List.of(own)));
  }

  @Test
  void everyFilingMovesTheMiddleOfItsGroup() {
    file(contract("b1", "C1", "100.00"), contract("b1", "C2", "300.00"));
    assertThat(middle("C1")).containsExactly("C1", "C2");

    file(contract("b1", "C3", "200.00"));

    assertThat(middle("C1")).containsExactly("C3");
    assertThat(middle("C2")).containsExactly("C3");
  }

  @Test
  void contractsOfAnotherBatchTownOrFlatTypeAreNotCompared() {
    file(
        contract("b1", "C1", "100.00"),
        contract("b2", "C2", "200.00"),
        contract("b1", "C3", "another town", "4 ROOM", "300.00"),
        contract("b1", "C4", "ANG MO KIO", "5 ROOM", "400.00"));

    assertThat(middle("C1")).containsExactly("C1");
    assertThat(middle("C3")).containsExactly("C3");
    assertThat(middle("C4")).containsExactly("C4");
  }

  @Test
  void filingAgainReplacesAContractAndItsWeight() {
    file(
        contract("b1", "C1", "100.00"),
        contract("b1", "C2", "200.00"),
        contract("b1", "C3", "300.00"));
    assertThat(middle("C1")).containsExactly("C2");

    file(contract("b1", "C2", "400.00"));
    file(contract("b1", "C2", "400.00"));

    assertThat(middle("C1")).containsExactly("C3");
    assertThat(contractRegister().find("b1", "C2"))
        .get()
        .extracting(entry -> entry.contract().price())
        .hasToString("400.00");
  }

  @Test
  void aContractThatIsFiledElsewhereLeavesItsGroup() {
    file(
        contract("b1", "C1", "100.00"),
        contract("b1", "C2", "200.00"),
        contract("b1", "C3", "300.00"));

    file(contract("b1", "C3", "another town", "4 ROOM", "300.00"));

    assertThat(middle("C1")).containsExactly("C1", "C2");
    assertThat(middle("C3")).containsExactly("C3");
  }

  @Test
  void theLastOfOneFeedCounts() {
    file(contract("b1", "C1", "100.00"), contract("b1", "C1", "another town", "4 ROOM", "2.00"));

    assertThat(contractRegister().find("b1", "C1"))
        .get()
        .extracting(entry -> entry.contract().price())
        .hasToString("2.00");
    assertThat(middle("C1")).containsExactly("C1");
  }

  @Test
  void manyFeedsAtOnceLoseNoContract() throws Exception {
    AtOnce.all(
        8,
        i -> {
          file(contract("b1", "C" + i, (i + 1) + "00.00"), contract("b1", "C8", "900.00"));
          return i;
        });

    for (String contractNo : IntStream.rangeClosed(0, 8).mapToObj(i -> "C" + i).toList()) {
      assertThat(middle(contractNo)).containsExactly("C4");
    }
  }

  private void file(Contract... contracts) {
    contractRegister().file(List.of(contracts));
  }

  private List<String> middle(String contractNo) {
    return contractRegister().find("b1", contractNo).orElseThrow().middle().stream()
        .map(ContractPrice::contractNo)
        .toList();
  }

  private static Contract contract(String batch, String contractNo, String price) {
    return contract(batch, contractNo, "ANG MO KIO", "4 ROOM", price);
  }

  private static Contract contract(
      String batch, String contractNo, String town, String flatType, String price) {
    return new Contract(
        batch, contractNo, town, flatType, new BigDecimal("44.0"), new BigDecimal(price));
  }
}
