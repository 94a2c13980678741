package lianban.exchange.query;

import java.util.List;
import java.util.Objects;
import lianban.exchange.catalog.EventType;
import lianban.exchange.catalog.EventTypes;
import lianban.exchange.catalog.Grant;
import lianban.exchange.catalog.Grants;

/** Those whom the event type's definition names, as far as a grant holds now. */
public final class SubscribedReceivers implements Receivers {

  private final EventTypes types;
  private final Grants grants;

  public SubscribedReceivers(EventTypes types, Grants grants) {
    this.types = types;
    this.grants = grants;
  }

  @Override
  public List<Grant> of(String type) {
    EventType found = types.find(type);
    return found == null
        ? List.of()
        : found.subscribers().stream()
            .map(subscriber -> grants.current(subscriber.client(), subscriber.client(), type))
            .filter(Objects::nonNull)
            .toList();
  }
}
