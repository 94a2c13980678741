package lianban.catalog.containment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lianban.service.problem.Fault;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Whether rules for objects are kept. */
final class ObjectRules {

  private final Containment containment;
  private final Conjunction written;
  private final JsonNode read;
  private final String at;

  ObjectRules(Containment containment, Conjunction written, JsonNode read, String at) {
    this.containment = containment;
    this.written = written;
    this.read = read;
    this.at = at;
  }

  List<Gap> gaps(String keyword) {
    JsonNode rule = read.path(keyword);
    return switch (keyword) {
      case "minProperties" -> ScalarRules.atLeast(leastProperties(), rule, at, keyword, "smaller");
      case "maxProperties" -> ScalarRules.atMost(mostProperties(), rule, at, keyword, "larger");
      case "required" -> required(rule);
      case "properties" -> named(rule);
      case "additionalProperties" -> others(rule);
      case "patternProperties" -> patterns(rule);
      case "dependentRequired" -> dependent(rule);
      default -> List.of(Gap.notShown(at, keyword));
    };
  }

  private BigDecimal leastProperties() {
    BigDecimal required = BigDecimal.valueOf(written.required().size());
    BigDecimal said = written.highest("minProperties");
    return said == null ? required : said.max(required);
  }

  private @Nullable BigDecimal mostProperties() {
    BigDecimal said = written.lowest("maxProperties");
    Set<String> closed = onlyNames();
    if (closed == null) {
      return said;
    }
    BigDecimal names = BigDecimal.valueOf(closed.size());
    return said == null ? names : said.min(names);
  }

  private List<Gap> required(JsonNode rule) {
    Set<String> known = written.required();
    return rule.valueStream()
        .map(JsonNode::asString)
        .filter(name -> !known.contains(name))
        .map(name -> Gap.of(at, "required", "\"%s\" may be missing.".formatted(name)))
        .toList();
  }

  private List<Gap> named(JsonNode rule) {
    List<Gap> gaps = new ArrayList<>();
    for (String name : rule.propertyNames()) {
      gaps.addAll(
          containment.gaps(
              written.property(name), rule.path(name), at + "/properties" + Fault.step(name)));
    }
    return gaps;
  }

  private List<Gap> others(JsonNode rule) {
    List<Gap> gaps = new ArrayList<>();
    Set<String> names = new TreeSet<>(written.names());
    names.removeAll(read.path("properties").propertyNames());
    String place = at + "/additionalProperties";
    for (String name : names) {
      if (!containment.gaps(written.property(name), rule, place).isEmpty()) {
        gaps.add(
            Gap.of(at, "additionalProperties", "\"%s\" would not be accepted.".formatted(name)));
      }
    }
    if (!containment.gaps(written.otherProperties(), rule, place).isEmpty()) {
      gaps.add(Gap.of(at, "additionalProperties", "Properties that have no name yet may come."));
    }
    return gaps;
  }

  /** The names that can come at all, null if there is no end of them. */
  private @Nullable Set<String> onlyNames() {
    return written.parts().stream()
        .filter(part -> !part.has("patternProperties"))
        .filter(part -> Conjunction.of(part.path("additionalProperties")).isImpossible())
        .map(part -> (Set<String>) new HashSet<>(part.path("properties").propertyNames()))
        .findFirst()
        .orElse(null);
  }

  private List<Gap> patterns(JsonNode rule) {
    List<Gap> gaps = new ArrayList<>();
    for (String regex : rule.propertyNames()) {
      if (!matchingFit(regex, rule.path(regex))) {
        gaps.add(
            new Gap(
                at + "/patternProperties" + Fault.step(regex),
                Gap.NOT_SHOWN,
                "It cannot be shown that all matching properties keep this rule."));
      }
    }
    return gaps;
  }

  private boolean matchingFit(String regex, JsonNode rule) {
    Conjunction matching = new Conjunction(List.of());
    for (JsonNode map : written.all("patternProperties").toList()) {
      matching = map.has(regex) ? matching.and(map.path(regex)) : matching;
    }
    if (containment.gaps(matching, rule, at).isEmpty()) {
      return true;
    }
    Set<String> closed = onlyNames();
    Pattern pattern = Pattern.compile(regex);
    return closed != null
        && closed.stream()
            .filter(name -> pattern.matcher(name).find())
            .allMatch(name -> containment.gaps(written.property(name), rule, at).isEmpty());
  }

  private List<Gap> dependent(JsonNode rule) {
    Set<String> known = written.required();
    return rule.propertyNames().stream()
        .filter(name -> !written.property(name).isImpossible())
        .filter(name -> !known.containsAll(namesIn(rule.path(name))))
        .filter(
            name ->
                written
                    .all("dependentRequired")
                    .noneMatch(
                        map -> namesIn(map.path(name)).containsAll(namesIn(rule.path(name)))))
        .map(name -> Gap.notShown(at, "dependentRequired" + Fault.step(name)))
        .toList();
  }

  private static Set<String> namesIn(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).collect(Collectors.toSet());
  }
}
