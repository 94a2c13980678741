package lianban.exchange.catalog.http;

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
            .map(
                s ->
                    new Grant(
                        type + "/" + s.client(),
                        s.client(),
                        type,
                        s.rows(),
                        null,
                        eventType.version()))
            .findFirst()
            .orElse(null);
  }
}
