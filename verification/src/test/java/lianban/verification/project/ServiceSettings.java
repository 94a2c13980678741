package lianban.verification.project;

import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The settings of one service as its own configuration files have them.
 *
 * @param module folder of the service
 * @param defaults each LIANBAN_ variable that the configuration reads, with its default
 */
public record ServiceSettings(String module, String name, Map<String, String> defaults) {

  private static final String SHARED = "service-starter/src/main/resources/lianban-service.yml";
  private static final Pattern VARIABLE =
      Pattern.compile("\\$\\{(LIANBAN_[A-Z0-9_]+)(?::((?:[^${}]|\\$\\{[^}]*})*))?}");

  /** Variables that a service does without, and why. */
  private static final Map<String, String> OPTIONAL =
      Map.of(
          "LIANBAN_HOUSING_REGISTER_TOKEN", "a register in the same process makes its own",
          "LIANBAN_SECRET_DEMO", "the loader of made-up records exists in a local city only");

  public static ServiceSettings of(String module) {
    String text = Project.text(module + "/src/main/resources/application.yml");
    // What follows the first document belongs to profiles that are off unless asked for.
    String own = text.split("(?m)^---$", -1)[0];
    String all = own.contains("classpath:lianban-service.yml") ? own + Project.text(SHARED) : own;
    Map<String, String> defaults = new TreeMap<>();
    Matcher variable = VARIABLE.matcher(all);
    while (variable.find()) {
      String byDefault = variable.group(2);
      defaults.putIfAbsent(variable.group(1), byDefault == null ? "" : byDefault);
    }
    return new ServiceSettings(module, nameIn(own), defaults);
  }

  private static String nameIn(String yaml) {
    return Project.all("application(?:\\.name:|:\\s+name:) *([a-z-]+)", yaml).getFirst();
  }

  /** The port it listens on unless told otherwise. */
  public int port() {
    return Integer.parseInt(defaults.getOrDefault("LIANBAN_PORT", "0"));
  }

  /**
   * Variables without which the service cannot live apart from the others: those without a default,
   * and those whose default is an address on the same machine.
   */
  public TreeSet<String> needed() {
    TreeSet<String> needed = new TreeSet<>();
    defaults.forEach(
        (variable, byDefault) -> {
          boolean isLocal = byDefault.contains("127.0.0.1") || byDefault.contains("issuer}");
          if ((byDefault.isEmpty() || isLocal) && !OPTIONAL.containsKey(variable)) {
            needed.add(variable);
          }
        });
    return needed;
  }

  /** Whether the module has been built into a service at all. */
  public static boolean isService(String module) {
    return Files.exists(Project.path(module + "/src/main/resources/application.yml"));
  }
}
