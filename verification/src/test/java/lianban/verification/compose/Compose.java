package lianban.verification.compose;

import static lianban.verification.project.Project.mapping;
import static lianban.verification.project.Project.sequence;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import lianban.verification.project.Project;

/**
 * A parsed compose file.
 *
 * @param services the entries below {@code services}, mutable so that a test can break them
 */
record Compose(Map<String, Map<String, Object>> services) {

  static Compose shipped() {
    Map<String, Map<String, Object>> services = new TreeMap<>();
    mapping(mapping(Project.yaml("docker-compose.yml")).get("services"))
        .forEach((name, entry) -> services.put(name, new TreeMap<>(mapping(entry))));
    return new Compose(services);
  }

  /** The services that are built from the project. */
  Set<String> ours() {
    var ours = new TreeSet<String>();
    services.forEach(
        (name, entry) -> {
          if (entry.containsKey("build")) {
            ours.add(name);
          }
        });
    return ours;
  }

  Map<String, String> environment(String service) {
    Map<String, String> variables = new TreeMap<>();
    mapping(entry(service).get("environment"))
        .forEach((k, v) -> variables.put(k, String.valueOf(v)));
    return variables;
  }

  /** Sets a variable of a service; empty takes it away. */
  void set(String service, String variable, String value) {
    Map<String, Object> variables = new TreeMap<>(environment(service));
    if (value.isEmpty()) {
      variables.remove(variable);
    } else {
      variables.put(variable, value);
    }
    entry(service).put("environment", variables);
  }

  String module(String service) {
    return String.valueOf(mapping(mapping(entry(service).get("build")).get("args")).get("MODULE"));
  }

  List<?> ports(String service) {
    return sequence(entry(service).get("ports"));
  }

  /** The words of a health check's command. */
  List<?> healthCheck(String service) {
    return sequence(mapping(entry(service).get("healthcheck")).get("test"));
  }

  Map<String, Object> dependencies(String service) {
    return mapping(entry(service).get("depends_on"));
  }

  Map<String, Object> entry(String service) {
    Map<String, Object> entry = services.get(service);
    return entry == null ? Map.of() : entry;
  }
}
