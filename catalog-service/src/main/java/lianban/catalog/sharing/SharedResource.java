package lianban.catalog.sharing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What sharing has to know of an event type or a data set.
 *
 * @param owner the department that decides
 * @param version of the definition
 * @param condition under which it is shared, or by which law it is not; null where none is named
 * @param schema JSON Schema of the data
 * @param whole the fields that all of it comes to
 */
public record SharedResource(
    Resource resource,
    String owner,
    int version,
    SharingType sharing,
    @Nullable String condition,
    JsonNode schema,
    List<String> whole) {

  public SharedResource {
    whole = List.copyOf(whole);
  }

  /**
   * The fields as a grant names them. A data set consists of its items and of nothing else, so what
   * stands above some of them comes to those.
   */
  public List<String> named(List<String> fields) {
    return fields.stream()
        .flatMap(
            field -> {
              List<String> below =
                  whole.stream().filter(item -> Fields.covers(List.of(field), item)).toList();
              return (below.isEmpty() ? List.of(field) : below).stream();
            })
        .toList();
  }
}
