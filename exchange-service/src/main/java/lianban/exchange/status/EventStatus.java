package lianban.exchange.status;

import java.util.Map;
import lianban.exchange.publication.PublishedEvent;

/**
 * What became of an event.
 *
 * @param seen what each witness that knows of it says, by its name
 */
public record EventStatus(PublishedEvent event, Map<String, Object> seen) {

  public EventStatus {
    seen = Map.copyOf(seen);
  }
}
