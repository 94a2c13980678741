package lianban.housing.contract;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Contracts in a map, which may be out of reach. */
final class InMemoryFiledContracts implements FiledContracts {

  private final Map<Key, FiledContract> filed = new ConcurrentHashMap<>();
  private volatile boolean isDown;

  private record Key(String batch, String contractNo) {}

  void file(String batch, String contractNo, FiledContract contract) {
    filed.put(new Key(batch, contractNo), contract);
  }

  void breakDown() {
    isDown = true;
  }

  @Override
  public Optional<FiledContract> find(String batch, String contractNo) {
    if (isDown) {
      throw new RegisterUnavailableException("the register is down");
    }
    return Optional.ofNullable(filed.get(new Key(batch, contractNo)));
  }
}
