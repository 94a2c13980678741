package lianban.catalog.containment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is known of values that satisfy all of several schemas at once. Every answer is on the safe
 * side: what is not known for sure is taken as possible.
 *
 * @param parts schemas without {@code allOf} and references
 */
record Conjunction(List<JsonNode> parts) {

  private static final List<String> DISJUNCTIONS = List.of("anyOf", "oneOf");

  Conjunction {
    parts = List.copyOf(parts);
  }

  /** A bound on numbers. */
  record Bound(BigDecimal value, boolean exclusive) {}

  static Conjunction of(JsonNode schema) {
    return new Conjunction(List.of()).and(schema);
  }

  Conjunction and(JsonNode schema) {
    List<JsonNode> all = new ArrayList<>(parts);
    flatten(schema, all);
    return new Conjunction(all);
  }

  private static void flatten(JsonNode schema, List<JsonNode> into) {
    if (!schema.has("allOf")) {
      into.add(schema);
      return;
    }
    into.add(without(schema, "allOf"));
    schema.path("allOf").forEach(one -> flatten(one, into));
  }

  /** What stays unevaluated depends on the keyword that goes, so those rules go with it. */
  private static JsonNode without(JsonNode schema, String keyword) {
    return ((ObjectNode) schema.deepCopy())
        .remove(List.of(keyword, "unevaluatedProperties", "unevaluatedItems"));
  }

  /** One conjunction for each of several ways to satisfy this one; empty if there is one way. */
  List<Conjunction> ways() {
    for (JsonNode part : parts) {
      for (String keyword : DISJUNCTIONS) {
        if (part.has(keyword)) {
          return ways(part, keyword);
        }
      }
    }
    return List.of();
  }

  private List<Conjunction> ways(JsonNode part, String keyword) {
    List<JsonNode> others = new ArrayList<>(parts);
    others.remove(part);
    Conjunction rest = new Conjunction(others).and(without(part, keyword));
    return part.path(keyword).valueStream().map(rest::and).toList();
  }

  Set<JsonType> types() {
    Set<JsonType> types = EnumSet.allOf(JsonType.class);
    for (JsonNode part : parts) {
      if (part.has("type")) {
        types.retainAll(JsonType.named(part.path("type")));
      }
      List<JsonNode> few = listed(part);
      if (few != null) {
        Set<JsonType> theirs = EnumSet.noneOf(JsonType.class);
        few.forEach(value -> theirs.addAll(JsonType.of(value)));
        types.retainAll(theirs);
      }
    }
    return types;
  }

  /** All values that there can be, null if there is no end of them. */
  @Nullable List<JsonNode> values() {
    List<JsonNode> listed =
        parts.stream().map(Conjunction::listed).filter(Objects::nonNull).findFirst().orElse(null);
    if (listed == null && JsonType.FEW_VALUES.containsAll(types())) {
      listed = List.of(NullNode.instance, BooleanNode.TRUE, BooleanNode.FALSE);
    }
    if (listed == null) {
      return null;
    }
    List<Values> rules = parts.stream().map(Values::new).toList();
    return listed.stream()
        .flatMap(Conjunction::spellings)
        .filter(value -> rules.stream().noneMatch(rule -> rule.surelyRefuse(value)))
        .toList();
  }

  private static @Nullable List<JsonNode> listed(JsonNode part) {
    if (part.has("const")) {
      return List.of(part.path("const"));
    }
    return part.has("enum") ? part.path("enum").valueStream().toList() : null;
  }

  /** The number one may be written 1 and 1.0. */
  private static Stream<JsonNode> spellings(JsonNode value) {
    return value.isIntegralNumber()
        ? Stream.of(value, DecimalNode.valueOf(value.decimalValue().setScale(1)))
        : Stream.of(value);
  }

  /** Whether no value satisfies all parts; false if that is not known. */
  boolean isImpossible() {
    if (parts.stream().anyMatch(part -> part.isBoolean() && !part.asBoolean())) {
      return true;
    }
    Set<JsonType> types = types();
    List<JsonNode> values = values();
    if (types.isEmpty() || (values != null && values.isEmpty())) {
      return true;
    }
    return (JsonType.NUMBERS.containsAll(types) && isEmptyRange())
        || (types.equals(EnumSet.of(JsonType.STRING)) && exceeds("minLength", "maxLength"))
        || (types.equals(EnumSet.of(JsonType.ARRAY)) && exceeds("minItems", "maxItems"))
        || (types.equals(EnumSet.of(JsonType.OBJECT)) && lacksRequired());
  }

  private boolean isEmptyRange() {
    Bound lower = lower();
    Bound upper = upper();
    if (lower == null || upper == null) {
      return false;
    }
    int order = lower.value.compareTo(upper.value);
    return order > 0 || (order == 0 && (lower.exclusive || upper.exclusive));
  }

  private boolean exceeds(String least, String most) {
    BigDecimal from = highest(least);
    BigDecimal to = lowest(most);
    return from != null && to != null && from.compareTo(to) > 0;
  }

  private boolean lacksRequired() {
    return required().stream().anyMatch(name -> property(name).isImpossible());
  }

  @Nullable BigDecimal highest(String keyword) {
    return numbers(keyword).max(BigDecimal::compareTo).orElse(null);
  }

  @Nullable BigDecimal lowest(String keyword) {
    return numbers(keyword).min(BigDecimal::compareTo).orElse(null);
  }

  private Stream<BigDecimal> numbers(String keyword) {
    return all(keyword).filter(JsonNode::isNumber).map(JsonNode::decimalValue);
  }

  @Nullable Bound lower() {
    BigDecimal inclusive = highest("minimum");
    BigDecimal exclusive = highest("exclusiveMinimum");
    if (exclusive == null || (inclusive != null && inclusive.compareTo(exclusive) > 0)) {
      return inclusive == null ? null : new Bound(inclusive, false);
    }
    return new Bound(exclusive, true);
  }

  @Nullable Bound upper() {
    BigDecimal inclusive = lowest("maximum");
    BigDecimal exclusive = lowest("exclusiveMaximum");
    if (exclusive == null || (inclusive != null && inclusive.compareTo(exclusive) < 0)) {
      return inclusive == null ? null : new Bound(inclusive, false);
    }
    return new Bound(exclusive, true);
  }

  /** Whether some part says the very same under a keyword. */
  boolean says(String keyword, JsonNode value) {
    return all(keyword).anyMatch(value::equals);
  }

  /** What the parts say under a keyword. */
  Stream<JsonNode> all(String keyword) {
    return parts.stream().filter(part -> part.has(keyword)).map(part -> part.path(keyword));
  }

  Set<String> required() {
    Set<String> names = new HashSet<>();
    all("required").forEach(list -> list.forEach(name -> names.add(name.asString())));
    return names;
  }

  /** Every name that some part gives a schema of its own. */
  Set<String> names() {
    Set<String> names = new HashSet<>();
    all("properties").forEach(map -> names.addAll(map.propertyNames()));
    return names;
  }

  /** What is known of the property of that name, where there is one. */
  Conjunction property(String name) {
    Conjunction property = new Conjunction(List.of());
    for (JsonNode part : parts) {
      JsonNode own = part.path("properties").path(name);
      property = own.isMissingNode() ? property.andOther(part) : property.and(own);
    }
    return property;
  }

  /** What is known of the properties that no part names. */
  Conjunction otherProperties() {
    Conjunction others = new Conjunction(List.of());
    for (JsonNode part : parts) {
      others = others.andOther(part);
    }
    return others;
  }

  /** Beside patterns it depends on the name whether the rule for the others applies. */
  private Conjunction andOther(JsonNode part) {
    return part.has("patternProperties") || !part.has("additionalProperties")
        ? this
        : and(part.path("additionalProperties"));
  }

  /** How many elements some part gives a schema by their place. */
  int places() {
    return all("prefixItems").mapToInt(JsonNode::size).max().orElse(0);
  }

  /** What is known of the element at a place, where there is one. */
  Conjunction element(int place) {
    Conjunction element = new Conjunction(List.of());
    for (JsonNode part : parts) {
      JsonNode own = part.path("prefixItems").path(place);
      JsonNode rule = own.isMissingNode() ? part.path("items") : own;
      element = rule.isMissingNode() ? element : element.and(rule);
    }
    return element;
  }
}
