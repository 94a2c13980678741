package lianban.catalog;

import java.util.List;
import java.util.Set;
import lianban.catalog.definition.Kind;
import lianban.catalog.definition.Known;
import lianban.catalog.seed.City;
import lianban.service.problem.Fault;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The shipped definitions, to be spoilt by tests. */
public final class Samples {

  public static final JsonMapper JSON = JsonMapper.builder().build();
  public static final City CITY = City.load(JSON);
  public static final Set<String> DEPARTMENTS =
      Set.of("housing", "tax", "public-security", "registration", "utilities", "platform");
  public static final Known KNOWN = new Known(DEPARTMENTS, Set.of("real-estate-right"));

  private Samples() {}

  public static ObjectNode matter() {
    return copy(Kind.MATTER, "second-hand-home");
  }

  public static ObjectNode eventType(String type) {
    return copy(Kind.EVENT_TYPE, type);
  }

  public static ObjectNode certificateType() {
    return copy(Kind.CERTIFICATE_TYPE, "real-estate-right");
  }

  public static ObjectNode dataSet(String key) {
    return copy(Kind.DATA_SET, key);
  }

  public static JsonNode json(String text) {
    return JSON.readTree(text.replace('\'', '"'));
  }

  /** Faults as {@code pointer code}, the message left out. */
  public static List<String> brief(List<Fault> faults) {
    return faults.stream().map(fault -> fault.pointer() + " " + fault.code()).toList();
  }

  private static ObjectNode copy(Kind kind, String key) {
    return CITY.definitions().stream()
        .filter(shipped -> shipped.kind() == kind && shipped.key().equals(key))
        .map(shipped -> (ObjectNode) shipped.content().deepCopy())
        .findFirst()
        .orElseThrow();
  }
}
