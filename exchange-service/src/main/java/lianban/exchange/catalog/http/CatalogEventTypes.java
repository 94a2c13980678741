package lianban.exchange.catalog.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lianban.exchange.catalog.EventType;
import lianban.exchange.catalog.EventTypes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the event types for a few seconds, and for as long as the catalogue does not answer. */
public final class CatalogEventTypes implements EventTypes {

  private static final Logger log = LoggerFactory.getLogger(CatalogEventTypes.class);
  private static final Duration FRESH = Duration.ofSeconds(5);
  private static final int MOST_SOUGHT = 10_000;

  private final CatalogClient catalog;
  private final InstantSource clock;
  private volatile Known known = new Known(List.of(), Map.of(), Instant.MIN);

  /**
   * Versions that the catalogue was asked for out of turn. Once is enough: what it does not know
   * then somebody made up.
   */
  private final Cache<Sought, Boolean> sought =
      Caffeine.newBuilder().expireAfterWrite(FRESH).maximumSize(MOST_SOUGHT).build();

  private record Sought(String type, int version) {}

  private record Known(List<EventType> types, Map<String, EventType> byName, Instant at) {

    static Known of(List<EventType> types, Instant at) {
      return new Known(
          types,
          types.stream().collect(Collectors.toUnmodifiableMap(EventType::type, type -> type)),
          at);
    }
  }

  public CatalogEventTypes(CatalogClient catalog, InstantSource clock) {
    this.catalog = catalog;
    this.clock = clock;
  }

  @Override
  public @Nullable EventType find(String type) {
    return current().byName.get(type);
  }

  /** Whoever seeks a version while another does waits for its answer. */
  @Override
  public @Nullable EventType find(String type, int version) {
    EventType found = find(type);
    if (found == null || version <= found.version()) {
      return found;
    }
    sought
        .asMap()
        .computeIfAbsent(
            new Sought(type, version),
            _ -> {
              ask();
              return true;
            });
    return known.byName.get(type);
  }

  @Override
  public List<EventType> all() {
    return current().types;
  }

  private Known current() {
    if (known.at.plus(FRESH).isBefore(clock.instant())) {
      refresh();
    }
    return known;
  }

  private synchronized void refresh() {
    if (known.at.plus(FRESH).isBefore(clock.instant())) {
      ask();
    }
  }

  private synchronized void ask() {
    Instant now = clock.instant();
    try {
      known = Known.of(catalog.eventTypes(), now);
    } catch (RuntimeException e) {
      if (known.types.isEmpty()) {
        throw e;
      }
      log.warn("the catalogue does not answer, its last event types stand: {}", e.toString());
      known = new Known(known.types, known.byName, now);
    }
  }
}
