package lianban.service.access;

import java.util.List;

/** All that a service lets anybody call: each service declares exactly one such bean. */
public record AccessRules(List<AccessRule> rules) {
  public AccessRules {
    rules = List.copyOf(rules);
  }

  public static AccessRules of(AccessRule... rules) {
    return new AccessRules(List.of(rules));
  }
}
