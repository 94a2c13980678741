package lianban.housing.contract;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lianban.department.StepDecision;
import lianban.housing.register.Contract;
import lianban.housing.register.ContractPrice;
import lianban.housing.register.PriceGroup;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Decides on months of public transfers, where their files lie beside the repository. */
class PublicMonthTest {

  private static final Path FOLDER = Path.of("../../../shared/data/transfers");
  private static final Map<String, Long> REFUSED = Map.of("2023-01.csv", 42L);

  private final PricePolicy policy =
      new PricePolicy(new BigDecimal("0.60"), new BigDecimal("1.60"));

  @TestFactory
  Stream<DynamicTest> refusesAsManyContractsAsWereCountedByHand() {
    return REFUSED.entrySet().stream()
        .filter(month -> Files.exists(FOLDER.resolve(month.getKey())))
        .map(
            month ->
                DynamicTest.dynamicTest(
                    month.getKey(),
                    () -> assertThat(refusedOf(month.getKey())).isEqualTo(month.getValue())));
  }

  private long refusedOf(String file) throws IOException {
    return contracts(FOLDER.resolve(file)).stream()
        .collect(groupingBy(Contract::groupKey))
        .entrySet()
        .stream()
        .mapToLong(group -> refusedOf(group.getKey(), group.getValue()))
        .sum();
  }

  private long refusedOf(String key, Collection<Contract> filed) {
    PriceGroup group = PriceGroup.EMPTY.filing(key, filed);
    List<Price> middle = group.middle().stream().map(PublicMonthTest::price).toList();
    return group.contracts().stream()
        .map(contract -> policy.decide(new FiledContract(price(contract), middle)))
        .filter(StepDecision.Refused.class::isInstance)
        .count();
  }

  private static List<Contract> contracts(Path file) throws IOException {
    List<Contract> contracts = new ArrayList<>();
    for (String row : Files.readAllLines(file).stream().skip(1).toList()) {
      String[] cells = row.split(",", -1);
      var area = new BigDecimal(cells[6]);
      var price = new BigDecimal(cells[10]);
      contracts.add(new Contract("m", "C" + contracts.size(), cells[1], cells[2], area, price));
    }
    return contracts;
  }

  private static Price price(ContractPrice contract) {
    return new Price(contract.price(), contract.floorArea());
  }
}
