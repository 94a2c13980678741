package lianban.exchange.webhook;

import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Instances for tests. */
final class InMemoryInstances implements Instances {

  private final Map<String, Instant> all = new ConcurrentHashMap<>();

  @Override
  public void keep(String process, Instant until) {
    all.put(process, until);
  }

  @Override
  public void remove(String process) {
    all.remove(process);
  }

  @Override
  public Set<String> living(Instant now) {
    Set<String> living = new HashSet<>();
    all.forEach(
        (process, until) -> {
          if (now.isBefore(until)) {
            living.add(process);
          }
        });
    return living;
  }
}
