package lianban.catalog.department;

import java.util.Set;

/** The departments that the platform knows. */
@FunctionalInterface
public interface Departments {

  /**
   * Codes of all departments, such as {@code public-security}; {@code platform} is one of them.
   *
   * @throws lianban.service.problem.ProblemException {@code hop-unavailable} if nobody can say
   */
  Set<String> codes();
}
