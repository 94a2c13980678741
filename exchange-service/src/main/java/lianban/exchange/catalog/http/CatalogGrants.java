package lianban.exchange.catalog.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import lianban.exchange.catalog.DataSetGrant;
import lianban.exchange.catalog.DataSetGrants;
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
public final class CatalogGrants implements Grants, DataSetGrants {

  private static final Logger log = LoggerFactory.getLogger(CatalogGrants.class);

  private final CatalogClient catalog;
  private final InstantSource clock;
  private final Duration standFor;
  private final AtomicBoolean isAsking = new AtomicBoolean();
  private volatile Known known =
      new Known(null, HeldGrants.of(List.of()), HeldGrants.of(List.of()), Instant.MIN);

  /**
   * @param standFor how long the last grants stand while the catalogue does not answer
   */
  public CatalogGrants(CatalogClient catalog, InstantSource clock, Duration standFor) {
    this.catalog = catalog;
    this.clock = clock;
    this.standFor = standFor;
  }

  private record Known(
      @Nullable String tag,
      HeldGrants<Grant> ofTypes,
      HeldGrants<DataSetGrant> ofDataSets,
      Instant at) {}

  @Override
  public @Nullable Grant current(String client, @Nullable String department, String type) {
    Instant now = clock.instant();
    return standing(now).ofTypes.current(client, department, type, now);
  }

  @Override
  public List<Grant> all() {
    Instant now = clock.instant();
    return standing(now).ofTypes.all(now);
  }

  @Override
  public @Nullable DataSetGrant ofDataSet(
      String client, @Nullable String department, String dataSet) {
    Instant now = clock.instant();
    return standing(now).ofDataSets.current(client, department, dataSet, now);
  }

  @Override
  public List<DataSetGrant> ofDataSets(String client, @Nullable String department) {
    Instant now = clock.instant();
    return standing(now).ofDataSets.of(client, department, now);
  }

  private Known standing(Instant now) {
    Known last = known;
    if (!isTooOld(last, now)) {
      return last;
    }
    refresh();
    if (isTooOld(known, clock.instant())) {
      throw new ProblemException(
          ProblemType.HOP_UNAVAILABLE,
          "The catalogue does not say who may receive what at the moment.");
    }
    return known;
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
              ? new Known(known.tag, known.ofTypes, known.ofDataSets, asked)
              : new Known(
                  given.tag(),
                  HeldGrants.of(given.ofTypes()),
                  HeldGrants.of(given.ofDataSets()),
                  asked);
    } catch (RuntimeException e) {
      log.warn("the catalogue does not tell the grants, its last ones stand: {}", e.toString());
    }
  }
}
