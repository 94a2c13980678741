package lianban.housing.register;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The contracts of one batch, town and flat type, which are compared with each other.
 *
 * @param contracts by number
 */
public record PriceGroup(List<ContractPrice> contracts) {

  public static final PriceGroup EMPTY = new PriceGroup(List.of());

  public PriceGroup {
    contracts = List.copyOf(contracts);
  }

  /**
   * The group after contracts were filed.
   *
   * @param key the group's own key
   * @param filed all that were filed, each once; those that belong elsewhere now leave this group
   */
  public PriceGroup filing(String key, Collection<Contract> filed) {
    Map<String, Contract> byKey =
        filed.stream().collect(Collectors.toMap(Contract::key, contract -> contract));
    String batch = key.substring(0, key.indexOf('|'));
    Stream<ContractPrice> kept =
        contracts.stream()
            .filter(known -> !byKey.containsKey(Contract.keyOf(batch, known.contractNo())));
    Stream<ContractPrice> entered =
        filed.stream().filter(c -> c.groupKey().equals(key)).map(ContractPrice::of);
    return new PriceGroup(
        Stream.concat(kept, entered)
            .sorted(Comparator.comparing(ContractPrice::contractNo))
            .toList());
  }

  /** The one in the middle by price per square metre, or the two; none of an empty group. */
  public List<ContractPrice> middle() {
    int size = contracts.size();
    return contracts.stream()
        .sorted(ContractPrice.PER_SQUARE_METRE)
        .skip(Math.max(0, (size - 1) / 2))
        .limit(size == 0 ? 0 : 2 - size % 2)
        .toList();
  }
}
