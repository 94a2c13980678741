package lianban.exchange.delivery;

import io.cloudevents.CloudEvent;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Which events a subscriber wants, by their attributes: the dialects of the CloudEvents
 * Subscriptions API that need no language of their own. An attribute that an event lacks matches
 * nothing.
 */
public sealed interface EventFilter {

  /** Lets everything through. */
  EventFilter EVERYTHING = new All(List.of());

  boolean matches(CloudEvent event);

  /** Each attribute has that value. */
  record Exact(Map<String, String> attributes) implements EventFilter {
    public Exact {
      attributes = Map.copyOf(attributes);
    }

    @Override
    public boolean matches(CloudEvent event) {
      return compare(event, attributes, String::equals);
    }
  }

  /** Each attribute begins with that text. */
  record Prefix(Map<String, String> attributes) implements EventFilter {
    public Prefix {
      attributes = Map.copyOf(attributes);
    }

    @Override
    public boolean matches(CloudEvent event) {
      return compare(event, attributes, String::startsWith);
    }
  }

  /** Each attribute ends with that text. */
  record Suffix(Map<String, String> attributes) implements EventFilter {
    public Suffix {
      attributes = Map.copyOf(attributes);
    }

    @Override
    public boolean matches(CloudEvent event) {
      return compare(event, attributes, String::endsWith);
    }
  }

  /** All of them match. */
  record All(List<EventFilter> filters) implements EventFilter {
    public All {
      filters = List.copyOf(filters);
    }

    @Override
    public boolean matches(CloudEvent event) {
      return filters.stream().allMatch(filter -> filter.matches(event));
    }
  }

  /** One of them matches. */
  record Any(List<EventFilter> filters) implements EventFilter {
    public Any {
      filters = List.copyOf(filters);
    }

    @Override
    public boolean matches(CloudEvent event) {
      return filters.stream().anyMatch(filter -> filter.matches(event));
    }
  }

  /** It does not match. */
  record Not(EventFilter filter) implements EventFilter {

    @Override
    public boolean matches(CloudEvent event) {
      return !filter.matches(event);
    }
  }

  private static boolean compare(
      CloudEvent event, Map<String, String> attributes, BiPredicate<String, String> comparison) {
    return attributes.entrySet().stream()
        .allMatch(
            wanted -> {
              String value = value(event, wanted.getKey());
              return value != null && comparison.test(value, wanted.getValue());
            });
  }

  private static @Nullable String value(CloudEvent event, String name) {
    Object value =
        event.getAttributeNames().contains(name)
            ? event.getAttribute(name)
            : event.getExtension(name);
    return value == null ? null : value.toString();
  }
}
