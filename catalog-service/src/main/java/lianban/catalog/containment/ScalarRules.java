package lianban.catalog.containment;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import lianban.catalog.containment.Conjunction.Bound;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Whether rules for strings and numbers are kept. */
final class ScalarRules {

  /** Keywords whose meaning depends on others that stand beside them. */
  private static final Set<String> DEPENDENT =
      Set.of(
          "items",
          "additionalProperties",
          "unevaluatedItems",
          "unevaluatedProperties",
          "contains",
          "minContains",
          "maxContains");

  private ScalarRules() {}

  /** Whether a keyword means the same wherever it stands. */
  static boolean standsAlone(String keyword) {
    return !DEPENDENT.contains(keyword);
  }

  static List<Gap> gaps(Conjunction written, JsonNode read, String keyword, String at) {
    JsonNode rule = read.path(keyword);
    return switch (keyword) {
      case "minLength" -> atLeast(written.highest(keyword), rule, at, keyword, "shorter");
      case "maxLength" -> atMost(written.lowest(keyword), rule, at, keyword, "longer");
      case "pattern" ->
          List.of(
              new Gap(
                  at + "/pattern", Gap.NOT_SHOWN, "Patterns are not compared, only their text."));
      case "multipleOf" -> multiple(written, rule, at);
      default -> range(written, rule, at, keyword);
    };
  }

  static List<Gap> atLeast(
      @Nullable BigDecimal known, JsonNode rule, String at, String keyword, String word) {
    BigDecimal least = rule.decimalValue();
    return least.signum() == 0 || (known != null && known.compareTo(least) >= 0)
        ? List.of()
        : List.of(Gap.of(at, keyword, "May be %s than %s.".formatted(word, least)));
  }

  static List<Gap> atMost(
      @Nullable BigDecimal known, JsonNode rule, String at, String keyword, String word) {
    BigDecimal most = rule.decimalValue();
    return known != null && known.compareTo(most) <= 0
        ? List.of()
        : List.of(Gap.of(at, keyword, "May be %s than %s.".formatted(word, most)));
  }

  private static List<Gap> range(Conjunction written, JsonNode rule, String at, String keyword) {
    BigDecimal limit = rule.decimalValue();
    boolean kept =
        switch (keyword) {
          case "minimum", "exclusiveMinimum" ->
              inside(written.lower(), limit, keyword.startsWith("exclusive"), 1);
          default -> inside(written.upper(), limit, keyword.startsWith("exclusive"), -1);
        };
    return kept
        ? List.of()
        : List.of(Gap.of(at, keyword, "May be on the other side of %s.".formatted(limit)));
  }

  /**
   * @param direction 1 if values lie above the bound, -1 if below
   */
  private static boolean inside(
      @Nullable Bound known, BigDecimal limit, boolean exclusive, int direction) {
    if (known == null) {
      return false;
    }
    int order = known.value().compareTo(limit) * direction;
    return order > 0 || (order == 0 && (known.exclusive() || !exclusive));
  }

  /** Whole numbers alone: validators differ in how they divide fractions. */
  private static List<Gap> multiple(Conjunction written, JsonNode rule, String at) {
    boolean kept =
        rule.isIntegralNumber()
            && written
                .all("multipleOf")
                .filter(JsonNode::isIntegralNumber)
                .anyMatch(
                    known -> known.decimalValue().remainder(rule.decimalValue()).signum() == 0);
    return kept
        ? List.of()
        : List.of(Gap.of(at, "multipleOf", "May be no multiple of %s.".formatted(rule)));
  }
}
