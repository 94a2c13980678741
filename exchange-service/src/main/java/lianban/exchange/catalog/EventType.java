package lianban.exchange.catalog;

import java.util.List;
import lianban.service.access.Caller;

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

  /**
   * A grant to receive.
   *
   * @param client client or department
   */
  public record Subscription(String client, Grant.Rows rows) {}

  public boolean mayPublish(Caller caller) {
    return publishers.stream().anyMatch(name -> isNamed(caller, name));
  }

  private static boolean isNamed(Caller caller, String name) {
    return name.equals(caller.clientId()) || name.equals(caller.department());
  }
}
