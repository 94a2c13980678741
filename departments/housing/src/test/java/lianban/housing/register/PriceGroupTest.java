package lianban.housing.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PriceGroupTest {

  private static final String KEY = "b|TOWN|3 ROOM";

  @Test
  void hasNoMiddleWhenEmpty() {
    assertThat(PriceGroup.EMPTY.middle()).isEmpty();
  }

  @Test
  void hasOneInTheMiddleOfAnOddNumber() {
    assertThat(middle("1:100", "2:300", "3:200")).containsExactly("3");
    assertThat(middle("1:100")).containsExactly("1");
  }

  @Test
  void hasTwoInTheMiddleOfAnEvenNumber() {
    assertThat(middle("1:400", "2:300", "3:200", "4:100")).containsExactly("3", "2");
    assertThat(middle("1:400", "2:300")).containsExactly("2", "1");
  }

  @Test
  void replacesAContractThatIsFiledAgain() {
    PriceGroup group = PriceGroup.EMPTY.filing(KEY, List.of(contract("1", "TOWN", 100)));

    assertThat(group.filing(KEY, List.of(contract("1", "TOWN", 100)))).isEqualTo(group);
    assertThat(group.filing(KEY, List.of(contract("1", "TOWN", 200))).contracts())
        .extracting(ContractPrice::price)
        .containsExactly(new BigDecimal("200"));
  }

  @Test
  void losesAContractThatIsFiledElsewhereNow() {
    PriceGroup group = PriceGroup.EMPTY.filing(KEY, List.of(contract("1", "TOWN", 100)));

    assertThat(group.filing(KEY, List.of(contract("1", "OTHER", 100)))).isEqualTo(PriceGroup.EMPTY);
  }

  @Test
  void keepsAContractWhenAnotherBatchFilesOneOfTheSameNumber() {
    PriceGroup group = PriceGroup.EMPTY.filing(KEY, List.of(contract("1", "TOWN", 100)));
    var other = new Contract("c", "1", "TOWN", "3 ROOM", new BigDecimal("70"), new BigDecimal("9"));

    assertThat(group.filing(KEY, List.of(other))).isEqualTo(group);
  }

  private static List<String> middle(String... contracts) {
    var filed =
        Stream.of(contracts)
            .map(text -> text.split(":", -1))
            .map(parts -> contract(parts[0], "TOWN", Integer.parseInt(parts[1])))
            .toList();
    return PriceGroup.EMPTY.filing(KEY, filed).middle().stream()
        .map(ContractPrice::contractNo)
        .toList();
  }

  private static Contract contract(String contractNo, String town, int price) {
    return new Contract(
        "b", contractNo, town, "3 ROOM", new BigDecimal("70"), BigDecimal.valueOf(price));
  }
}
