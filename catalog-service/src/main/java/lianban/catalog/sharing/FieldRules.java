package lianban.catalog.sharing;

import java.util.ArrayList;
import java.util.List;
import lianban.catalog.definition.SchemaPath;
import lianban.service.problem.Fault;
import tools.jackson.databind.JsonNode;

/** What makes {@link Fields} right: their form, and that the schema has them. */
final class FieldRules {

  private static final int MOST = 200;
  private static final int LONGEST = 200;

  private FieldRules() {}

  /** What is wrong with pointers into the data of a schema. */
  static List<Fault> faults(List<String> fields, JsonNode schema) {
    if (fields.isEmpty() || fields.size() > MOST) {
      return List.of(new Fault("/fields", "size", "Name 1 to %d fields.".formatted(MOST)));
    }
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      String place = "/fields/" + i;
      String field = fields.get(i);
      if (field.length() > LONGEST || !SchemaPath.isPointer(field)) {
        faults.add(new Fault(place, "pattern", "A field is a JSON Pointer, such as /price."));
      } else if (!SchemaPath.has(schema, field)) {
        faults.add(new Fault(place, "unknown-field", "What is asked for has no such field."));
      }
    }
    return faults;
  }
}
