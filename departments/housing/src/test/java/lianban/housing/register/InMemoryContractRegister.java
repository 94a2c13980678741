package lianban.housing.register;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Contracts in a map; the middle of a group is looked for each time. */
final class InMemoryContractRegister implements ContractRegister {

  private final Map<String, Contract> byKey = new HashMap<>();

  @Override
  public synchronized void file(List<Contract> contracts) {
    contracts.forEach(contract -> byKey.put(contract.key(), contract));
  }

  @Override
  public synchronized Optional<RegisterEntry> find(String batch, String contractNo) {
    return Optional.ofNullable(byKey.get(Contract.keyOf(batch, contractNo))).map(this::entry);
  }

  private RegisterEntry entry(Contract contract) {
    var group = PriceGroup.EMPTY.filing(contract.groupKey(), byKey.values());
    return new RegisterEntry(ContractPrice.of(contract), group.middle());
  }
}
