package lianban.catalog.definition;

import java.util.Set;

/**
 * What a definition may refer to.
 *
 * @param departments codes of all departments, with {@code platform}
 * @param certificateTypes keys of all certificate types
 */
public record Known(Set<String> departments, Set<String> certificateTypes) {
  public Known {
    departments = Set.copyOf(departments);
    certificateTypes = Set.copyOf(certificateTypes);
  }
}
