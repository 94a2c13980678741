package lianban.catalog.eventtype;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lianban.catalog.definition.Kind;
import lianban.catalog.definition.Known;
import lianban.catalog.definition.PayloadSchema;
import lianban.catalog.definition.Place;
import lianban.catalog.definition.Rules;
import lianban.catalog.definition.Structure;
import lianban.kernel.event.EventTypes;
import lianban.service.problem.Fault;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What makes an event type right. The form is in event-type.schema.json, the rest is here. */
public final class EventTypeRules implements Rules {

  private static final Structure STRUCTURE =
      Structure.in(EventTypeRules.class, "event-type.schema.json");
  private static final String PLATFORM = "platform";
  private static final String PERSONAL = "PERSONAL";
  private static final String PLATFORM_PREFIX = "lianban.";

  @Override
  public Kind kind() {
    return Kind.EVENT_TYPE;
  }

  @Override
  public List<Fault> faults(JsonNode definition, Known known) {
    Place type = Place.root(definition);
    return Stream.of(
            STRUCTURE.faults(type),
            owner(type, known),
            name(type.at("type"), type.at("owner").text()),
            PayloadSchema.faults(type.at("schema")),
            places(type),
            signed(type),
            sensitivity(type),
            sample(type))
        .flatMap(List::stream)
        .toList();
  }

  private static List<Fault> owner(Place type, Known known) {
    Place owner = type.at("owner");
    return owner.hasText() && !known.departments().contains(owner.text())
        ? List.of(
            owner.fault(
                "unknown-department", "There is no department \"%s\".".formatted(owner.text())))
        : List.of();
  }

  /** A type is a topic's name too, so one owner may not take what another's traffic runs on. */
  private static List<Fault> name(Place type, String owner) {
    List<Fault> faults = new ArrayList<>();
    if (type.text().startsWith(PLATFORM_PREFIX) && !owner.equals(PLATFORM)) {
      faults.add(
          type.fault("reserved-name", "Only the platform's own types begin with \"lianban.\"."));
    }
    if (type.text().endsWith(EventTypes.deadLetterTopic(""))) {
      faults.add(type.fault("reserved-name", "Dead letters are kept under this name."));
    }
    return faults;
  }

  /**
   * The exchange looks at signatures where it is published to. The platform does not sign its own
   * events, and departments answer steps past it, by Kafka.
   */
  private static List<Fault> signed(Place type) {
    Place signed = type.at("signed");
    return signed.node().booleanValue(false) && type.at("type").text().startsWith(PLATFORM_PREFIX)
        ? List.of(signed.fault("contradiction", "The platform's own types are not signed."))
        : List.of();
  }

  /** The key and the sensitive parts must be found in the schema. */
  private static List<Fault> places(Place type) {
    List<Fault> faults = new ArrayList<>();
    Place key = type.at("keyField");
    if (key.hasText() && !PayloadSchema.names(type.at("schema"), key.text())) {
      faults.add(
          key.fault("unknown-field", "The schema has no property \"%s\".".formatted(key.text())));
    }
    for (Place sensitive : type.at("sensitive").items()) {
      String missing = missing(type.at("schema"), sensitive.text());
      if (missing != null) {
        faults.add(
            sensitive.fault(
                "unknown-field", "The schema has no property \"%s\".".formatted(missing)));
      }
    }
    return faults;
  }

  /** Every named part is in the schema, and has one level. */
  private static List<Fault> sensitivity(Place type) {
    List<Fault> faults = new ArrayList<>();
    List<String> personal = type.at("sensitive").texts();
    JsonNode levels = type.at("sensitivity").node();
    for (String pointer : levels.propertyNames()) {
      Place level = type.at("sensitivity").at(pointer);
      String missing = missing(type.at("schema"), pointer);
      if (missing != null) {
        faults.add(
            level.fault("unknown-field", "The schema has no property \"%s\".".formatted(missing)));
      }
      if (personal.contains(pointer) && !level.text().equals(PERSONAL)) {
        faults.add(level.fault("contradiction", "It is listed as sensitive, which is PERSONAL."));
      }
    }
    return faults;
  }

  /** An example that breaks the schema would teach everybody the wrong thing. */
  private static List<Fault> sample(Place type) {
    Place sample = type.at("sample");
    Place schema = type.at("schema");
    boolean comparable = schema.node().isObject() && PayloadSchema.faults(schema).isEmpty();
    return comparable && !sample.node().isMissingNode()
        ? Structure.of(schema.node()).faults(sample)
        : List.of();
  }

  /** The first part of a pointer that is not among the properties, where any are named. */
  private static @Nullable String missing(Place schema, String pointer) {
    Place at = schema;
    for (String part : pointer.split("/", -1)) {
      if (part.isEmpty()) {
        continue;
      }
      if (!at.at("properties").node().isObject()) {
        return null;
      }
      if (!PayloadSchema.names(at, part)) {
        return part;
      }
      at = at.at("properties").at(part);
    }
    return null;
  }
}
