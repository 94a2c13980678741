package lianban.exchange.clock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Wake-ups in a map, the earliest first. */
final class InMemoryWakes implements Wakes {

  private final Map<Wake, Instant> leases =
      new TreeMap<>(Comparator.comparing(Wake::at).thenComparing(Wake::caseId));

  @Override
  public synchronized void add(Wake wake) {
    leases.putIfAbsent(wake, Instant.MIN);
  }

  @Override
  public synchronized List<Wake> take(Instant now, int most, Instant lease) {
    List<Wake> taken = new ArrayList<>();
    for (Map.Entry<Wake, Instant> entry : leases.entrySet()) {
      boolean isDue = !entry.getKey().at().isAfter(now) && !entry.getValue().isAfter(now);
      if (isDue && taken.size() < most) {
        entry.setValue(lease);
        taken.add(entry.getKey());
      }
    }
    return taken;
  }

  @Override
  public synchronized void remove(Wake wake) {
    leases.remove(wake);
  }

  synchronized List<Wake> all() {
    return List.copyOf(leases.keySet());
  }
}
