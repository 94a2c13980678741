package lianban.exchange.catalog.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import lianban.exchange.catalog.EventType;
import lianban.exchange.catalog.EventTypes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the event types for a few seconds, and for as long as the catalogue does not answer. */
public final class CatalogEventTypes implements EventTypes {

  private static final Logger log = LoggerFactory.getLogger(CatalogEventTypes.class);
  private static final Duration FRESH = Duration.ofSeconds(5);

  private final CatalogClient catalog;
  private final InstantSource clock;
  private volatile Known known = new Known(List.of(), Instant.MIN);

  private record Known(List<EventType> types, Instant at) {}

  public CatalogEventTypes(CatalogClient catalog, InstantSource clock) {
    this.catalog = catalog;
    this.clock = clock;
  }

  @Override
  public @Nullable EventType find(String type) {
    return all().stream().filter(known -> known.type().equals(type)).findFirst().orElse(null);
  }

  @Override
  public List<EventType> all() {
    if (known.at.plus(FRESH).isBefore(clock.instant())) {
      refresh();
    }
    return known.types;
  }

  private synchronized void refresh() {
    Instant now = clock.instant();
    if (!known.at.plus(FRESH).isBefore(now)) {
      return;
    }
    try {
      known = new Known(catalog.eventTypes(), now);
    } catch (RuntimeException e) {
      if (known.types.isEmpty()) {
        throw e;
      }
      log.warn("the catalogue does not answer, its last event types stand: {}", e.toString());
      known = new Known(known.types, now);
    }
  }
}
