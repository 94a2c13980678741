package lianban.exchange.catalog;

import java.util.List;
import lianban.service.access.Caller;
import org.jspecify.annotations.Nullable;

/**
 * An event type of the catalogue, with who may publish it; grants say who may receive it.
 *
 * @param schema JSON Schema of the payload, as text
 * @param publishers clients or departments
 * @param keyField member of the payload whose value the subject is; null if none is named
 */
public record EventType(
    String type, int version, String schema, List<String> publishers, @Nullable String keyField) {

  public EventType {
    publishers = List.copyOf(publishers);
  }

  public boolean mayPublish(Caller caller) {
    return publishers.stream().anyMatch(name -> isNamed(caller, name));
  }

  private static boolean isNamed(Caller caller, String name) {
    return name.equals(caller.clientId()) || name.equals(caller.department());
  }
}
