package lianban.launcher.city;

import java.util.List;
import java.util.Locale;

/**
 * One process of the city.
 *
 * @param name what it is called in logs, status and, for services, in the registry
 * @param kind what it is made of and waits for
 * @param offset its port is the port base plus this
 * @param module the folder that builds it, below the project's root
 * @param jvmOptions memory and compiler settings of its own
 */
public record Part(String name, Kind kind, int offset, String module, List<String> jvmOptions) {

  /** In the order in which they start; they stop the other way round. */
  public enum Kind {
    BROKER,
    STORE,
    REGISTRY,
    SERVICE;

    /** Whether services wait for this to be ready before they first start. */
    public boolean isFoundation() {
      return this != SERVICE;
    }

    /** Whether this answers the health questions of Spring Boot's actuator. */
    public boolean answersHealth() {
      return this == REGISTRY || this == SERVICE;
    }
  }

  /** The part's name as it stands in the name of a variable: {@code PUBLIC_SECURITY}. */
  public static String variableSuffix(String name) {
    return name.toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
