package lianban.exchange.status;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import lianban.exchange.publication.PublishedEvent;

/**
 * What became of an event.
 *
 * @param seen what each witness that knows of it says, by its name and in the order of names
 */
public record EventStatus(PublishedEvent event, Map<String, Object> seen) {

  public EventStatus {
    seen = Collections.unmodifiableMap(new TreeMap<>(seen));
  }
}
