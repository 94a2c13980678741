package lianban.catalog.containment;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Shows that every value that one JSON Schema (2020-12) accepts is accepted by another. It is a
 * pure function and errs on one side alone: what it cannot show is a gap. Containment of JSON
 * Schemas as such is not decidable in reasonable time, so it walks both schemas together and asks
 * of each rule of the accepting one whether the rules of the other imply it.
 */
public final class Containment {

  /** Comparisons of two schemas, after which nothing more is shown. */
  private static final int EFFORT = 20_000;

  private int effort;

  private Containment() {}

  /**
   * What stands in the way of reading all that is written.
   *
   * @param written schema that values satisfy, one that the catalogue accepts
   * @param read schema that they are read by, one that the catalogue accepts
   * @return empty if everything that the first accepts is accepted by the second
   */
  public static List<Gap> gaps(JsonNode written, JsonNode read) {
    return new Containment()
        .gaps(Conjunction.of(Inlining.inlined(written)), Inlining.inlined(read), "");
  }

  /**
   * The same for a reader who is given some fields alone.
   *
   * @param fields JSON pointers into the data; what is not below one of them is not given
   */
  public static List<Gap> gaps(JsonNode written, JsonNode read, Set<String> fields) {
    var granted = new Projection(fields);
    return new Containment()
        .gaps(
            Conjunction.of(granted.ofWritten(Inlining.inlined(written))),
            granted.ofRead(Inlining.inlined(read)),
            "");
  }

  /** What keeps values of a conjunction from being accepted at a place of the reading schema. */
  List<Gap> gaps(Conjunction written, JsonNode read, String at) {
    if (++effort > EFFORT) {
      return List.of(new Gap(at, Gap.NOT_SHOWN, "The schemas are too involved to be compared."));
    }
    if (acceptsAll(read) || written.parts().contains(read) || written.isImpossible()) {
      return List.of();
    }
    List<JsonNode> values = written.values();
    if (values != null) {
      return values.stream().allMatch(new Values(read)::surelyAccept)
          ? List.of()
          : List.of(Gap.of(at, "enum", "A listed value would not be accepted."));
    }
    if (read.isBoolean()) {
      return List.of(new Gap(at, "false", "Nothing is accepted here."));
    }
    List<Gap> gaps = rules(written, read, at);
    return gaps.isEmpty() || eachWayFits(written, read, at) ? List.of() : gaps;
  }

  private static boolean acceptsAll(JsonNode read) {
    return read.isBoolean() ? read.asBoolean() : read.isEmpty();
  }

  /** What cannot be shown of all values at once may be shown of each of several kinds of them. */
  private boolean eachWayFits(Conjunction written, JsonNode read, String at) {
    List<Conjunction> ways = written.ways();
    return !ways.isEmpty() && ways.stream().allMatch(way -> gaps(way, read, at).isEmpty());
  }

  private List<Gap> rules(Conjunction written, JsonNode read, String at) {
    List<Gap> gaps = new ArrayList<>();
    Set<JsonType> types = written.types();
    for (String keyword : read.propertyNames()) {
      JsonNode rule = read.path(keyword);
      gaps.addAll(
          switch (keyword) {
            case "type" -> type(types, rule, at);
            case "enum", "const" ->
                List.of(Gap.of(at, keyword, "Other values than the listed ones may come."));
            case "allOf", "anyOf", "oneOf", "not", "if", "then", "else" ->
                combined(written, read, keyword, at);
            default -> rule(written, types, read, keyword, at);
          });
    }
    return gaps;
  }

  private static List<Gap> type(Set<JsonType> types, JsonNode rule, String at) {
    Set<JsonType> refused = EnumSet.copyOf(types);
    refused.removeAll(JsonType.named(rule));
    return refused.isEmpty()
        ? List.of()
        : List.of(
            Gap.of(
                at,
                "type",
                "Other types than " + rule.toString().replace('"', ' ') + " may come."));
  }

  /** A rule for one type of values says nothing of others. */
  private List<Gap> rule(
      Conjunction written, Set<JsonType> types, JsonNode read, String keyword, String at) {
    if (written.says(keyword, read.path(keyword)) && ScalarRules.standsAlone(keyword)) {
      return List.of();
    }
    boolean numbers = types.contains(JsonType.INTEGER) || types.contains(JsonType.FRACTION);
    return switch (keyword) {
      case "minLength", "maxLength", "pattern" ->
          types.contains(JsonType.STRING)
              ? ScalarRules.gaps(written, read, keyword, at)
              : List.of();
      case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf" ->
          numbers ? ScalarRules.gaps(written, read, keyword, at) : List.of();
      case "minItems",
          "maxItems",
          "uniqueItems",
          "items",
          "prefixItems",
          "contains",
          "minContains",
          "maxContains",
          "unevaluatedItems" ->
          types.contains(JsonType.ARRAY)
              ? new ArrayRules(this, written, read, at).gaps(keyword)
              : List.of();
      case "minProperties",
          "maxProperties",
          "required",
          "properties",
          "patternProperties",
          "additionalProperties",
          "propertyNames",
          "dependentRequired",
          "dependentSchemas",
          "unevaluatedProperties" ->
          types.contains(JsonType.OBJECT)
              ? new ObjectRules(this, written, read, at).gaps(keyword)
              : List.of();
      default -> List.of(Gap.notShown(at, keyword));
    };
  }

  private List<Gap> combined(Conjunction written, JsonNode read, String keyword, String at) {
    JsonNode rule = read.path(keyword);
    return switch (keyword) {
      case "allOf" -> all(written, rule, at + "/allOf");
      case "anyOf" -> shown(fitsOne(written, rule, false, at), at, keyword);
      case "oneOf" -> shown(fitsOne(written, rule, true, at), at, keyword);
      case "not" -> shown(excludes(written, rule), at, keyword);
      case "if" -> shown(fitsBoth(written, read, at), at, keyword);
      default -> List.of();
    };
  }

  private static List<Gap> shown(boolean shown, String at, String keyword) {
    return shown ? List.of() : List.of(Gap.notShown(at, keyword));
  }

  private List<Gap> all(Conjunction written, JsonNode schemas, String at) {
    List<Gap> gaps = new ArrayList<>();
    for (int i = 0; i < schemas.size(); i++) {
      gaps.addAll(gaps(written, schemas.path(i), at + "/" + i));
    }
    return gaps;
  }

  /**
   * @param alone whether no other schema of the list may accept any of the values
   */
  private boolean fitsOne(Conjunction written, JsonNode schemas, boolean alone, String at) {
    for (int i = 0; i < schemas.size(); i++) {
      int chosen = i;
      if (gaps(written, schemas.path(i), at).isEmpty()
          && (!alone || othersExclude(written, schemas, chosen))) {
        return true;
      }
    }
    return false;
  }

  private static boolean othersExclude(Conjunction written, JsonNode schemas, int chosen) {
    for (int i = 0; i < schemas.size(); i++) {
      if (i != chosen && !excludes(written, schemas.path(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean excludes(Conjunction written, JsonNode schema) {
    return written.and(schema).isImpossible();
  }

  /** Whether values are accepted whatever the condition says of them. */
  private boolean fitsBoth(Conjunction written, JsonNode read, String at) {
    boolean sameRule =
        written.parts().stream()
            .anyMatch(
                part ->
                    part.path("if").equals(read.path("if"))
                        && part.path("then").equals(read.path("then"))
                        && part.path("else").equals(read.path("else")));
    return sameRule || (fits(written, read, "then", at) && fits(written, read, "else", at));
  }

  private boolean fits(Conjunction written, JsonNode read, String branch, String at) {
    return !read.has(branch) || gaps(written, read.path(branch), at).isEmpty();
  }
}
