package lianban.exchange.proof;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Findings in a map. */
final class InMemoryFindings implements Findings {

  private final Map<Finding, Instant> findings = new ConcurrentHashMap<>();

  @Override
  public boolean note(Finding finding, Instant at) {
    return findings.putIfAbsent(finding, at) == null;
  }

  @Override
  public List<Found> all(int limit) {
    return findings.entrySet().stream()
        .limit(limit)
        .map(entry -> new Found(entry.getKey(), entry.getValue()))
        .toList();
  }
}
