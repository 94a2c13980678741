package lianban.exchange.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import lianban.exchange.approval.Matter;
import lianban.exchange.approval.Matters;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Matters from the catalogue, of which each version that a case may be pinned to is kept here for
 * good: a case goes on under its version even if the catalogue is away.
 */
public final class PinnedMatters implements Matters {

  private static final Logger log = LoggerFactory.getLogger(PinnedMatters.class);
  private static final Duration FRESH = Duration.ofSeconds(5);

  private final Function<String, @Nullable Matter> catalog;
  private final MatterVersions versions;
  private final InstantSource clock;
  private final ConcurrentMap<String, Current> current = new ConcurrentHashMap<>();
  private final Cache<String, Matter> pinned = Caffeine.newBuilder().maximumSize(10_000).build();

  private record Current(Matter matter, Instant at) {}

  /** Where versions are kept. */
  public interface MatterVersions {

    @Nullable Matter find(String id, int version);

    void keep(Matter matter);
  }

  /**
   * @param catalog the version in force by matter id, null if there is none
   */
  public PinnedMatters(
      Function<String, @Nullable Matter> catalog, MatterVersions versions, InstantSource clock) {
    this.catalog = catalog;
    this.versions = versions;
    this.clock = clock;
  }

  @Override
  public @Nullable Matter current(String id) {
    Current known = current.get(id);
    Instant now = clock.instant();
    if (known != null && known.at.plus(FRESH).isAfter(now)) {
      return known.matter;
    }
    try {
      Matter matter = catalog.apply(id);
      if (matter != null) {
        pin(matter);
        current.put(id, new Current(matter, now));
      }
      return matter;
    } catch (RuntimeException e) {
      if (known == null) {
        throw e;
      }
      log.warn("the catalogue does not answer, matter {} stands: {}", id, e.toString());
      return known.matter;
    }
  }

  private void pin(Matter matter) {
    String key = key(matter.id(), matter.version());
    if (pinned.getIfPresent(key) == null) {
      versions.keep(matter);
      pinned.put(key, matter);
    }
  }

  @Override
  public Matter version(String id, int version) {
    Matter known = pinned.getIfPresent(key(id, version));
    if (known != null) {
      return known;
    }
    Matter kept = versions.find(id, version);
    if (kept == null) {
      throw new IllegalStateException("matter " + key(id, version) + " was never pinned");
    }
    pinned.put(key(id, version), kept);
    return kept;
  }

  private static String key(String id, int version) {
    return id + "@" + version;
  }
}
