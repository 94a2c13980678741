package lianban.gateway.access;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import lianban.gateway.GatewayProperties;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Every method and path that exists at the gateway; all else is refused. */
@Component
public class AccessTable {

  /** What the table says of a request. */
  sealed interface Finding {
    record Found(AccessRule rule) implements Finding {}

    record UnknownPath() implements Finding {}

    /**
     * @param allowed what the path does take, sorted
     */
    record WrongMethod(Set<String> allowed) implements Finding {}
  }

  private final List<AccessRule> rules;

  /**
   * Those whose path has no variable part: found at once instead of by trying a hundred patterns.
   */
  private final Map<String, List<AccessRule>> byPath;

  AccessTable(GatewayProperties properties) {
    this.rules =
        properties.access().stream()
            .map(AccessTable::rule)
            .sorted(Comparator.comparing(AccessRule::path, PathPattern.SPECIFICITY_COMPARATOR))
            .toList();
    this.byPath =
        rules.stream()
            .filter(rule -> !rule.path().hasPatternSyntax())
            .collect(Collectors.groupingBy(rule -> rule.path().getPatternString()));
    refuseUnknownRoutes(properties.routes().keySet());
    refuseDuplicates();
  }

  /** All rows, the most specific path first. */
  public List<AccessRule> rules() {
    return rules;
  }

  Finding find(HttpMethod method, PathContainer path) {
    for (AccessRule rule : byPath.getOrDefault(path.value(), List.of())) {
      if (rule.allows(method)) {
        return new Finding.Found(rule);
      }
    }
    Set<String> allowed = new TreeSet<>();
    for (AccessRule rule : rules) {
      if (rule.path().matches(path)) {
        if (rule.allows(method)) {
          return new Finding.Found(rule);
        }
        rule.methods().forEach(other -> allowed.add(other.name()));
      }
    }
    return allowed.isEmpty() ? new Finding.UnknownPath() : new Finding.WrongMethod(allowed);
  }

  private static AccessRule rule(GatewayProperties.Access row) {
    return new AccessRule(
        row.methods().stream().map(HttpMethod::valueOf).collect(Collectors.toUnmodifiableSet()),
        PathPatternParser.defaultInstance.parse(row.path()),
        Grant.parse(row.grant()),
        row.route(),
        row.streamRoute(),
        row.bodyLimit());
  }

  private void refuseUnknownRoutes(Set<String> routes) {
    for (AccessRule rule : rules) {
      if (!rule.route().equals(AccessRule.LOCAL)) {
        refuseUnknownRoute(rule, rule.route(), routes);
      }
      if (rule.streamRoute() != null) {
        refuseUnknownRoute(rule, rule.streamRoute(), routes);
      }
    }
  }

  private static void refuseUnknownRoute(AccessRule rule, String route, Set<String> routes) {
    if (!routes.contains(route)) {
      throw new IllegalArgumentException(
          "access table: " + rule.path() + " names the unknown route " + route);
    }
  }

  private void refuseDuplicates() {
    Set<String> seen = new HashSet<>();
    for (AccessRule rule : rules) {
      for (HttpMethod method : rule.methods()) {
        if (!seen.add(method + " " + rule.path())) {
          throw new IllegalArgumentException(
              "access table: " + method + " " + rule.path() + " stands twice");
        }
      }
    }
  }
}
