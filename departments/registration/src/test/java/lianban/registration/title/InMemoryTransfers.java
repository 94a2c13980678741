package lianban.registration.title;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Transfers in a map. */
final class InMemoryTransfers implements Transfers {

  private final Map<String, Transfer> byCase = new ConcurrentHashMap<>();

  @Override
  public Transfer keepFirst(Transfer transfer) {
    Transfer first = byCase.putIfAbsent(transfer.caseId(), transfer);
    return first == null ? transfer : first;
  }

  @Override
  public Optional<Transfer> of(String caseId) {
    return Optional.ofNullable(byCase.get(caseId));
  }
}
