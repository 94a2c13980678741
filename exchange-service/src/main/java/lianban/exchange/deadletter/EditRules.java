package lianban.exchange.deadletter;

import java.util.List;
import lianban.exchange.catalog.EventType;
import lianban.exchange.catalog.EventType.OpenVersion;
import lianban.exchange.catalog.EventTypes;
import lianban.exchange.event.SchemaVersion;
import lianban.exchange.schema.JsonSchemas;
import lianban.kernel.problem.ProblemType;
import lianban.service.problem.Fault;
import lianban.service.problem.ProblemException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Edited data has to satisfy the schema of the version that its event was made by. */
public final class EditRules {

  private final EventTypes types;
  private final JsonSchemas schemas;
  private final JsonMapper json;

  public EditRules(EventTypes types, JsonSchemas schemas, JsonMapper json) {
    this.types = types;
    this.schemas = schemas;
    this.json = json;
  }

  void check(DeadLetter letter, JsonNode data) {
    String type = letter.type();
    EventType known = types.find(type);
    if (known == null) {
      throw new ProblemException(
          ProblemType.UNKNOWN_EVENT_TYPE, "The catalogue has no event type " + type + ".");
    }
    List<Fault> faults = schemas.faults(version(known, letter).schema(), data, "/data");
    if (!faults.isEmpty()) {
      throw new ProblemException(
          ProblemType.INVALID_EVENT, "The data does not satisfy its schema.", faults);
    }
  }

  private OpenVersion version(EventType type, DeadLetter letter) {
    String named = json.readTree(letter.event()).path(SchemaVersion.NAME).asString("");
    int number = SchemaVersion.of(named);
    OpenVersion version = number == SchemaVersion.NONE ? type.current() : type.open(number);
    if (version == null) {
      throw new ProblemException(
          ProblemType.INVALID_EVENT,
          "Version %d of %s is closed, so that there can be no other data by it."
              .formatted(number, type.type()));
    }
    return version;
  }
}
