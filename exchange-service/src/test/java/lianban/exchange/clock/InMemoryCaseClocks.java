package lianban.exchange.clock;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Clocks in a map. */
final class InMemoryCaseClocks implements CaseClocks {

  private final Map<String, CaseClock> stored = new HashMap<>();

  @Override
  public synchronized @Nullable CaseClock find(String caseId) {
    return stored.get(caseId);
  }

  @Override
  public synchronized boolean store(CaseClock clock) {
    CaseClock before = stored.get(clock.caseId());
    if ((before == null ? 0 : before.revision()) != clock.revision() - 1) {
      return false;
    }
    stored.put(clock.caseId(), clock);
    return true;
  }
}
