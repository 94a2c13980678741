package lianban.exchange.catalog;

import java.util.List;
import lianban.service.access.Caller;
import org.jspecify.annotations.Nullable;

/**
 * An event type of the catalogue, with who may publish it and who may receive it.
 *
 * @param schema JSON Schema of the payload, as text
 * @param publishers clients or departments
 */
public record EventType(
    String type,
    int version,
    String schema,
    List<String> publishers,
    List<Subscription> subscribers) {

  public EventType {
    publishers = List.copyOf(publishers);
    subscribers = List.copyOf(subscribers);
  }

  /** Which events of a type a subscriber receives. */
  public enum Rows {
    ALL,
    /** Only those whose payload names the subscriber as {@code filedBy}. */
    OWN
  }

  /**
   * A grant to receive.
   *
   * @param client client or department
   */
  public record Subscription(String client, Rows rows) {}

  public boolean mayPublish(Caller caller) {
    return publishers.stream().anyMatch(name -> isNamed(caller, name));
  }

  /** What the caller may receive, null if nothing. */
  public @Nullable Rows granted(Caller caller) {
    return subscribers.stream()
        .filter(subscription -> isNamed(caller, subscription.client()))
        .map(Subscription::rows)
        .findFirst()
        .orElse(null);
  }

  private static boolean isNamed(Caller caller, String name) {
    return name.equals(caller.clientId()) || name.equals(caller.department());
  }
}
