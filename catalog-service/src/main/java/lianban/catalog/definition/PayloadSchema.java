package lianban.catalog.definition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lianban.service.problem.Fault;

/**
 * A JSON Schema within a definition: the form of an application, of an event's data, of a
 * certificate's content. It must be a 2020-12 schema of an object that others can apply to any
 * input without loading anything and without running for ages.
 */
public final class PayloadSchema {

  private static final Structure SCHEMAS = Structure.ofSchemas();
  private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
  private static final String DEFS = "#/$defs/";
  private static final int CHARACTERS = 64 * 1024;
  private static final int WEIGHT = 5_000;
  private static final int DEPTH = 24;

  private static final Set<String> UNSUPPORTED =
      Set.of(
          "$id",
          "$anchor",
          "$dynamicRef",
          "$dynamicAnchor",
          "$vocabulary",
          "$recursiveRef",
          "$recursiveAnchor",
          "definitions",
          "dependencies");

  private final Place root;
  private final List<Fault> faults = new ArrayList<>();
  private final Map<String, Integer> weights = new HashMap<>();
  private final Set<String> open = new HashSet<>();

  private PayloadSchema(Place root) {
    this.root = root;
  }

  /** All that is wrong with the schema at a place; nothing if there is no object at all. */
  public static List<Fault> faults(Place schema) {
    if (!schema.node().isObject()) {
      return List.of();
    }
    if (schema.node().toString().length() > CHARACTERS) {
      return List.of(schema.fault("too-large", "has more than " + CHARACTERS + " characters"));
    }
    return new PayloadSchema(schema).check();
  }

  /** Whether the schema names a property at its top. */
  public static boolean names(Place schema, String property) {
    return schema.at("properties").node().has(property);
  }

  private List<Fault> check() {
    Place dialect = root.at("$schema");
    if (!dialect.node().isMissingNode() && !dialect.text().equals(DIALECT)) {
      faults.add(dialect.fault("dialect", "must be " + DIALECT));
      return faults;
    }
    if (!root.at("type").text().equals("object")) {
      faults.add(root.at("type").fault("object", "must be \"object\""));
    }
    faults.addAll(SCHEMAS.faults(root));
    if (weigh(root, 0) + weighDefinitions() > WEIGHT) {
      faults.add(root.fault("too-large", "comes to more than " + WEIGHT + " subschemas"));
    }
    return faults.stream().distinct().toList();
  }

  /** Definitions that nothing uses are looked at too. */
  private int weighDefinitions() {
    int weight = 0;
    for (Place definition : root.at("$defs").members()) {
      weight = add(weight, weigh(definition));
    }
    return weight;
  }

  private int weigh(Place definition) {
    Integer known = weights.get(definition.pointer());
    if (known != null) {
      return known;
    }
    open.add(definition.pointer());
    int weight = weigh(definition, 0);
    open.remove(definition.pointer());
    weights.put(definition.pointer(), weight);
    return weight;
  }

  /** How many subschemas an input may be held against, references followed. */
  private int weigh(Place schema, int depth) {
    if (depth > DEPTH) {
      faults.add(schema.fault("too-deep", "is nested deeper than " + DEPTH + " levels"));
      return 0;
    }
    int weight = 1;
    for (Place keyword : schema.members()) {
      for (Place part : parts(schema, keyword)) {
        weight = add(weight, weigh(part, depth + 1));
      }
    }
    checkPattern(schema);
    checkUnsupported(schema);
    return add(weight, follow(schema.at("$ref")));
  }

  private static List<Place> parts(Place schema, Place keyword) {
    String name = keyword.pointer().substring(schema.pointer().length() + 1);
    return switch (SchemaKeywords.of(name)) {
      case ONE -> List.of(keyword);
      case LIST -> keyword.items();
      case MAP -> keyword.members();
      case NONE -> List.of();
    };
  }

  private int follow(Place ref) {
    if (!ref.hasText()) {
      return 0;
    }
    Place target = root.at("$defs").at(ref.text().replace(DEFS, ""));
    if (!ref.text().startsWith(DEFS) || target.node().isMissingNode()) {
      faults.add(ref.fault("unknown-ref", "must be #/$defs/ and a name that $defs has"));
      return 0;
    }
    if (open.contains(target.pointer())) {
      faults.add(ref.fault("recursive-ref", "leads back to itself"));
      return 0;
    }
    return weigh(target);
  }

  private void checkPattern(Place schema) {
    Place pattern = schema.at("pattern");
    if (pattern.hasText()) {
      var verdict = PatternRule.of(pattern.text());
      if (verdict.fault() != null) {
        faults.add(pattern.fault("pattern", verdict.fault()));
      } else if (verdict.unbounded() && schema.node().path("maxLength").asInt(0) <= 0) {
        faults.add(pattern.fault("pattern", "repeats without bound, so it needs a maxLength"));
      }
    }
    for (Place property : schema.at("patternProperties").members()) {
      String regex = nameOf(schema.at("patternProperties"), property);
      var verdict = PatternRule.of(regex);
      if (verdict.fault() != null || verdict.unbounded()) {
        faults.add(property.fault("pattern", "must be a bounded regular expression"));
      }
    }
  }

  private static String nameOf(Place parent, Place member) {
    String token = member.pointer().substring(parent.pointer().length() + 1);
    return token.replace("~1", "/").replace("~0", "~");
  }

  private void checkUnsupported(Place schema) {
    for (String keyword : UNSUPPORTED) {
      if (schema.node().has(keyword)) {
        faults.add(schema.at(keyword).fault("unsupported-keyword", "is not accepted here"));
      }
    }
    if (schema.node().has("$defs") && !schema.pointer().equals(root.pointer())) {
      faults.add(schema.at("$defs").fault("unsupported-keyword", "belongs at the top only"));
    }
  }

  /** Saturates: references to references can multiply without end. */
  private static int add(int a, int b) {
    return Math.min(a + b, WEIGHT + 1);
  }
}
