package lianban.exchange.catalog.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import lianban.exchange.catalog.Grant;
import lianban.exchange.catalog.Grants;
import lianban.kernel.problem.ProblemType;
import lianban.service.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Grants as the catalogue told them a second ago. While it does not answer the last ones stand, but
 * not for long: a revocation could not be heard. Ends are seen by the exchange's own clock.
 */
public final class CatalogGrants implements Grants {

  private static final Logger log = LoggerFactory.getLogger(CatalogGrants.class);

  private final CatalogClient catalog;
  private final InstantSource clock;
  private final Duration standFor;
  private final AtomicBoolean isAsking = new AtomicBoolean();
  private volatile Known known = new Known(null, Map.of(), Instant.MIN);

  /**
   * @param standFor how long the last grants stand while the catalogue does not answer
   */
  public CatalogGrants(CatalogClient catalog, InstantSource clock, Duration standFor) {
    this.catalog = catalog;
    this.clock = clock;
    this.standFor = standFor;
  }

  private record Holding(String type, String subscriber) {}

  /** By type and subscriber, the newest grant first. */
  private record Known(@Nullable String tag, Map<Holding, List<GivenGrant>> grants, Instant at) {}

  @Override
  public @Nullable Grant current(String client, @Nullable String department, String type) {
    Instant now = clock.instant();
    Map<Holding, List<GivenGrant>> grants = standing(now);
    Grant own = inForce(grants, new Holding(type, client), now);
    return own != null || department == null
        ? own
        : inForce(grants, new Holding(type, department), now);
  }

  @Override
  public List<Grant> all() {
    Instant now = clock.instant();
    Map<Holding, List<GivenGrant>> grants = standing(now);
    return grants.keySet().stream()
        .map(holding -> inForce(grants, holding, now))
        .filter(Objects::nonNull)
        .toList();
  }

  private static @Nullable Grant inForce(
      Map<Holding, List<GivenGrant>> grants, Holding holding, Instant now) {
    List<GivenGrant> given = grants.get(holding);
    if (given == null) {
      return null;
    }
    for (GivenGrant one : given) {
      if (one.isInForce(now)) {
        return one.grant();
      }
    }
    return null;
  }

  private Map<Holding, List<GivenGrant>> standing(Instant now) {
    Known last = known;
    if (!isTooOld(last, now)) {
      return last.grants;
    }
    refresh();
    if (isTooOld(known, clock.instant())) {
      throw new ProblemException(
          ProblemType.HOP_UNAVAILABLE,
          "The catalogue does not say who may receive what at the moment.");
    }
    return known.grants;
  }

  private boolean isTooOld(Known some, Instant now) {
    return some.at.isBefore(now.minus(standFor));
  }

  /** Every second, each time on a thread of its own, unless the last question is still open. */
  @Scheduled(fixedRate = 1_000)
  void askAgain() {
    if (isAsking.compareAndSet(false, true)) {
      try {
        refresh();
      } finally {
        isAsking.set(false);
      }
    }
  }

  private synchronized void refresh() {
    Instant asked = clock.instant();
    try {
      GivenGrants given = catalog.grants(known.tag);
      known =
          given == null
              ? new Known(known.tag, known.grants, asked)
              : new Known(given.tag(), byHolding(given.grants()), asked);
    } catch (RuntimeException e) {
      log.warn("the catalogue does not tell the grants, its last ones stand: {}", e.toString());
    }
  }

  private static Map<Holding, List<GivenGrant>> byHolding(List<GivenGrant> grants) {
    return grants.stream()
        .sorted(Comparator.comparing(GivenGrant::grantedAt).reversed())
        .collect(
            Collectors.groupingBy(
                given -> new Holding(given.grant().type(), given.grant().subscriber())));
  }
}
