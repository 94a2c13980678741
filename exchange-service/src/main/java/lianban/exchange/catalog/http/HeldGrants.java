package lianban.exchange.catalog.http;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Grants by what is granted and who holds them, the newest first.
 *
 * @param <G> a grant of an event type, or of a data set
 */
record HeldGrants<G>(Map<Holding, List<GivenGrant<G>>> grants) {

  record Holding(String resource, String subscriber) {}

  static <G> HeldGrants<G> of(List<GivenGrant<G>> given) {
    Comparator<GivenGrant<G>> oldestFirst = Comparator.comparing(GivenGrant::grantedAt);
    return new HeldGrants<>(
        given.stream()
            .sorted(oldestFirst.reversed())
            .collect(Collectors.groupingBy(one -> new Holding(one.resource(), one.subscriber()))));
  }

  /** The client's own, or else its department's; null if none is in force. */
  @Nullable G current(String client, @Nullable String department, String resource, Instant now) {
    G own = inForce(new Holding(resource, client), now);
    return own != null || department == null
        ? own
        : inForce(new Holding(resource, department), now);
  }

  /** One of each holding that is in force. */
  List<G> all(Instant now) {
    return grants.keySet().stream()
        .map(holding -> inForce(holding, now))
        .filter(Objects::nonNull)
        .toList();
  }

  /** One of each thing that the client or its department may have, by its name. */
  List<G> of(String client, @Nullable String department, Instant now) {
    TreeSet<String> resources =
        grants.keySet().stream()
            .filter(held -> isOf(held, client, department))
            .map(Holding::resource)
            .collect(Collectors.toCollection(TreeSet::new));
    return resources.stream()
        .map(resource -> current(client, department, resource, now))
        .filter(Objects::nonNull)
        .toList();
  }

  private static boolean isOf(Holding held, String client, @Nullable String department) {
    return held.subscriber().equals(client) || held.subscriber().equals(department);
  }

  private @Nullable G inForce(Holding holding, Instant now) {
    List<GivenGrant<G>> given = grants.get(holding);
    if (given == null) {
      return null;
    }
    for (GivenGrant<G> one : given) {
      if (one.isInForce(now)) {
        return one.grant();
      }
    }
    return null;
  }
}
