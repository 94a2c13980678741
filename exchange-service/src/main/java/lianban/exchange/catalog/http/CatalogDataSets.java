package lianban.exchange.catalog.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import lianban.exchange.catalog.DataSet;
import lianban.exchange.catalog.DataSets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the data sets for a few seconds, and for as long as the catalogue does not answer. */
public final class CatalogDataSets implements DataSets {

  private static final Logger log = LoggerFactory.getLogger(CatalogDataSets.class);
  private static final Duration FRESH = Duration.ofSeconds(5);
  private static final Duration SOUGHT_AGAIN = Duration.ofSeconds(1);

  private final CatalogClient catalog;
  private final InstantSource clock;
  private volatile @Nullable Known known;

  private record Known(List<DataSet> sets, Instant at) {}

  public CatalogDataSets(CatalogClient catalog, InstantSource clock) {
    this.catalog = catalog;
    this.clock = clock;
  }

  /** One that is not known may have been published a moment ago, and granted since. */
  @Override
  public @Nullable DataSet find(String key) {
    DataSet found = find(key, all());
    return found == null ? find(key, refreshed(SOUGHT_AGAIN).sets) : found;
  }

  private static @Nullable DataSet find(String key, List<DataSet> sets) {
    return sets.stream().filter(set -> set.key().equals(key)).findFirst().orElse(null);
  }

  @Override
  public List<DataSet> all() {
    return refreshed(FRESH).sets;
  }

  private Known refreshed(Duration age) {
    Known last = known;
    return last == null || isOlder(last, age) ? refresh(age) : last;
  }

  private boolean isOlder(Known some, Duration age) {
    return some.at.plus(age).isBefore(clock.instant());
  }

  private synchronized Known refresh(Duration age) {
    Known last = known;
    if (last != null && !isOlder(last, age)) {
      return last;
    }
    Known next = asked(last);
    known = next;
    return next;
  }

  private Known asked(@Nullable Known last) {
    Instant now = clock.instant();
    try {
      return new Known(catalog.dataSets(), now);
    } catch (RuntimeException e) {
      if (last == null) {
        throw e;
      }
      log.warn("the catalogue does not answer, its last data sets stand: {}", e.toString());
      return new Known(last.sets, now);
    }
  }
}
