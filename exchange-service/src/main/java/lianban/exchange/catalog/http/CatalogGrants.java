package lianban.exchange.catalog.http;

import java.util.List;
import lianban.exchange.catalog.EventType;
import lianban.exchange.catalog.EventTypes;
import lianban.exchange.catalog.Grant;
import lianban.exchange.catalog.Grants;
import org.jspecify.annotations.Nullable;

/** Grants as the definitions of event types give them: all fields, without an end. */
public final class CatalogGrants implements Grants {

  private final EventTypes types;

  public CatalogGrants(EventTypes types) {
    this.types = types;
  }

  @Override
  public @Nullable Grant current(String client, @Nullable String department, String type) {
    EventType eventType = types.find(type);
    return eventType == null
        ? null
        : eventType.subscribers().stream()
            .filter(s -> s.client().equals(client) || s.client().equals(department))
            .map(s -> grant(eventType, s))
            .findFirst()
            .orElse(null);
  }

  @Override
  public List<Grant> all() {
    return types.all().stream()
        .flatMap(type -> type.subscribers().stream().map(s -> grant(type, s)))
        .toList();
  }

  private static Grant grant(EventType type, EventType.Subscription subscription) {
    return new Grant(
        type.type() + "/" + subscription.client(),
        subscription.client(),
        type.type(),
        subscription.rows(),
        null,
        type.version());
  }
}
