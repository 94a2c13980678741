package lianban.catalog.containment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Whether rules for arrays are kept. */
final class ArrayRules {

  private final Containment containment;
  private final Conjunction written;
  private final JsonNode read;
  private final String at;

  ArrayRules(Containment containment, Conjunction written, JsonNode read, String at) {
    this.containment = containment;
    this.written = written;
    this.read = read;
    this.at = at;
  }

  List<Gap> gaps(String keyword) {
    JsonNode rule = read.path(keyword);
    return switch (keyword) {
      case "minItems" ->
          ScalarRules.atLeast(written.highest(keyword), rule, at, keyword, "shorter");
      case "maxItems" -> ScalarRules.atMost(written.lowest(keyword), rule, at, keyword, "longer");
      case "uniqueItems" -> unique(rule);
      case "prefixItems" -> byPlace();
      case "items" -> elements();
      case "contains" -> sameContains() ? List.of() : List.of(Gap.notShown(at, keyword));
      // Told with contains.
      case "minContains", "maxContains" -> List.of();
      default -> List.of(Gap.notShown(at, keyword));
    };
  }

  private List<Gap> unique(JsonNode rule) {
    return !rule.asBoolean() || hasAtMost(1)
        ? List.of()
        : List.of(Gap.of(at, "uniqueItems", "Elements may come twice."));
  }

  private boolean hasAtMost(int elements) {
    BigDecimal most = written.lowest("maxItems");
    return most != null && most.compareTo(BigDecimal.valueOf(elements)) <= 0;
  }

  private List<Gap> byPlace() {
    List<Gap> gaps = new ArrayList<>();
    JsonNode places = read.path("prefixItems");
    for (int i = 0; i < places.size() && !hasAtMost(i); i++) {
      gaps.addAll(containment.gaps(written.element(i), places.path(i), at + "/prefixItems/" + i));
    }
    return gaps;
  }

  /** The elements after those that the reading schema knows by their place. */
  private List<Gap> elements() {
    List<Gap> gaps = new ArrayList<>();
    int from = read.path("prefixItems").size();
    int to = Math.max(from, written.places());
    for (int i = from; i <= to && !hasAtMost(i); i++) {
      gaps.addAll(containment.gaps(written.element(i), read.path("items"), at + "/items"));
    }
    return gaps;
  }

  private boolean sameContains() {
    return written.parts().stream()
        .anyMatch(
            part ->
                same(part, "contains") && same(part, "minContains") && same(part, "maxContains"));
  }

  private boolean same(@Nullable JsonNode part, String keyword) {
    return part != null && part.path(keyword).equals(read.path(keyword));
  }
}
