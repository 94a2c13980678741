package lianban.exchange.deadletter;

import java.util.List;
import lianban.exchange.catalog.EventType;
import lianban.exchange.catalog.EventTypes;
import lianban.exchange.schema.JsonSchemas;
import lianban.kernel.problem.ProblemType;
import lianban.service.problem.Fault;
import lianban.service.problem.ProblemException;
import tools.jackson.databind.JsonNode;

/** Edited data has to satisfy the schema of its type like any other. */
public final class EditRules {

  private final EventTypes types;
  private final JsonSchemas schemas;

  public EditRules(EventTypes types, JsonSchemas schemas) {
    this.types = types;
    this.schemas = schemas;
  }

  void check(String type, JsonNode data) {
    EventType known = types.find(type);
    if (known == null) {
      throw new ProblemException(
          ProblemType.UNKNOWN_EVENT_TYPE, "The catalogue has no event type " + type + ".");
    }
    List<Fault> faults = schemas.faults(known.schema(), data, "/data");
    if (!faults.isEmpty()) {
      throw new ProblemException(
          ProblemType.INVALID_EVENT, "The data does not satisfy its schema.", faults);
    }
  }
}
