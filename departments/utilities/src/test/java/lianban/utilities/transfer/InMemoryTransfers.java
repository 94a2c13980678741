package lianban.utilities.transfer;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Transfers in a map. */
final class InMemoryTransfers implements Transfers {

  private final Map<Key, Transfer> open = new ConcurrentHashMap<>();

  private record Key(Utility utility, String certificate) {}

  @Override
  public void open(Utility utility, Transfer transfer) {
    open.putIfAbsent(new Key(utility, transfer.certificate()), transfer);
  }

  @Override
  public long count(Utility utility, String batch) {
    return open.entrySet().stream()
        .filter(entry -> entry.getKey().utility == utility)
        .filter(entry -> entry.getValue().batch().equals(batch))
        .count();
  }
}
