package lianban.verification.compose;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import lianban.verification.project.ProcessTable;
import lianban.verification.project.Project;
import lianban.verification.project.ServiceSettings;

/** Everything in a compose file that the application's own configuration has a word on. */
final class ComposeRules {

  private static final Map<String, String> CONTAINER_OF =
      Map.of("broker", "kafka", "document store", "mongodb");
  private static final Set<String> ADDRESSES =
      Set.of("LIANBAN_REGISTRY", "LIANBAN_KAFKA", "LIANBAN_MONGODB", "LIANBAN_JWKS_URI");
  private static final Map<String, Integer> FOREIGN_PORTS = Map.of("kafka", 9092, "mongodb", 27017);

  private final Compose compose;
  private final List<String> faults = new ArrayList<>();

  private ComposeRules(Compose compose) {
    this.compose = compose;
  }

  /** What does not agree, a sentence each. */
  static List<String> faults(Compose compose) {
    var rules = new ComposeRules(compose);
    rules.checkServices();
    rules.checkBroker();
    rules.checkBrokerUsers();
    rules.checkExample();
    for (String service : compose.ours()) {
      rules.checkModule(service);
      rules.checkVariables(service);
      rules.checkSecrets(service);
      rules.checkAddresses(service);
      rules.checkHealth(service);
    }
    for (String service : compose.services().keySet()) {
      rules.checkPublishedPorts(service);
      rules.checkDependencies(service);
    }
    return rules.faults;
  }

  private void require(boolean holds, String fault) {
    if (!holds) {
      faults.add(fault);
    }
  }

  private void checkServices() {
    Set<String> expected =
        ProcessTable.entries().stream()
            .map(p -> CONTAINER_OF.getOrDefault(p.name(), p.name()))
            .collect(Collectors.toCollection(TreeSet::new));
    require(
        compose.services().keySet().equals(expected),
        "services are " + compose.services().keySet() + ", the protocol has " + expected);
  }

  private void checkBroker() {
    String image = "apache/kafka:" + Project.property("kafka-broker.version");
    require(
        image.equals(compose.entry("kafka").get("image")),
        "the broker is not " + image + ", which the local city runs");
  }

  private void checkExample() {
    Set<String> asked =
        compose.services().keySet().stream()
            .flatMap(service -> compose.environment(service).values().stream())
            .flatMap(value -> Project.all("\\$\\{([A-Z_]+):\\?", value).stream())
            .collect(Collectors.toCollection(TreeSet::new));
    var named =
        new TreeSet<>(
            Project.all("^(LIANBAN_[A-Z_]+)=$", Project.text("deploy/compose/env.example")));
    require(asked.equals(named), "env.example names " + named + ", the file asks for " + asked);
  }

  private void checkModule(String service) {
    ServiceSettings settings = ServiceSettings.of(compose.module(service));
    int port =
        ProcessTable.entries().stream()
            .filter(p -> p.isOurs() && p.name().equals(service))
            .mapToInt(ProcessTable.Entry::port)
            .findFirst()
            .orElse(0);
    require(Project.modules().contains(settings.module()), service + " is built from no module");
    require(settings.name().equals(service), service + " is called " + settings.name());
    require(settings.port() == port, service + " listens on " + settings.port() + " by default");
    require(
        String.valueOf(port).equals(compose.environment(service).get("LIANBAN_PORT")),
        service + " gets another port than " + port);
    require(
        service.equals(compose.environment(service).get("LIANBAN_HOST")),
        service + " registers under another host than its own name");
  }

  private void checkVariables(String service) {
    ServiceSettings settings = ServiceSettings.of(compose.module(service));
    Set<String> given = compose.environment(service).keySet();
    var unknown = new TreeSet<>(given);
    unknown.removeAll(settings.defaults().keySet());
    require(unknown.isEmpty(), service + " does not read " + unknown);
    var missing = settings.needed();
    missing.removeAll(given);
    require(missing.isEmpty(), service + " is not given " + missing);
  }

  private void checkSecrets(String service) {
    compose
        .environment(service)
        .forEach(
            (variable, value) -> {
              if (variable.matches(".*(SECRET|KEY|PASSWORD).*")) {
                String source = sourceOf(service, variable);
                require(
                    value.startsWith("${" + source + ":?") || value.equals("${" + source + ":-}"),
                    service + " does not take " + variable + " from " + source);
              }
            });
    if (compose.environment(service).containsKey("LIANBAN_CLIENT_SECRET")) {
      require(
          compose.environment("identity-service").containsKey(secretOf(service)),
          "identity-service does not know the secret of " + service);
    }
  }

  private static String sourceOf(String service, String variable) {
    return switch (variable) {
      case "LIANBAN_CLIENT_SECRET" -> secretOf(service);
      case "LIANBAN_KAFKA_PASSWORD" -> "LIANBAN_KAFKA_PASSWORD_" + suffix(service);
      default -> variable;
    };
  }

  private static String secretOf(String client) {
    return "LIANBAN_SECRET_" + suffix(client);
  }

  private static String suffix(String name) {
    return name.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  /** The broker knows those who log in to it, and lets nobody do what no list allows. */
  private void checkBrokerUsers() {
    Map<String, String> broker = compose.environment("kafka");
    String users = broker.getOrDefault("KAFKA_LISTENER_NAME_CLIENT_PLAIN_SASL_JAAS_CONFIG", "");
    for (String service : compose.ours()) {
      Map<String, String> variables = compose.environment(service);
      if (variables.containsKey("LIANBAN_KAFKA_PASSWORD")) {
        require(
            users.contains(
                " user_%s=\"${LIANBAN_KAFKA_PASSWORD_%s:?".formatted(service, suffix(service))),
            "the broker does not know the password of " + service);
        require(
            "PLAIN".equals(variables.get("LIANBAN_KAFKA_MECHANISM")),
            service + " logs in by another mechanism than the broker knows");
      }
    }
    require(
        "false".equals(broker.get("KAFKA_ALLOW_EVERYONE_IF_NO_ACL_FOUND"))
            && broker.containsKey("KAFKA_AUTHORIZER_CLASS_NAME"),
        "the broker lets everybody do what no list forbids");
    require(
        !broker
            .getOrDefault("KAFKA_LISTENER_SECURITY_PROTOCOL_MAP", "ANY:PLAINTEXT")
            .matches("(.*,)?[A-Z]+:(PLAINTEXT|SSL)(,.*)?"),
        "the broker has a listener that asks nobody who they are");
  }

  private void checkAddresses(String service) {
    compose
        .environment(service)
        .forEach(
            (variable, value) -> {
              if (ADDRESSES.contains(variable)) {
                checkAddress(service, variable, value);
              }
            });
  }

  private void checkAddress(String service, String variable, String value) {
    URI address = URI.create(value.contains("://") ? value : "kafka://" + value);
    String host = String.valueOf(address.getHost());
    String port = compose.environment(host).getOrDefault("LIANBAN_PORT", "");
    int expected = port.isEmpty() ? FOREIGN_PORTS.getOrDefault(host, 0) : Integer.parseInt(port);
    require(
        compose.services().containsKey(host),
        service + " looks for " + variable + " at " + host + ", which is no service");
    require(
        address.getPort() == expected,
        service + " looks for " + variable + " at port " + address.getPort() + " of " + host);
    require(
        variable.equals("LIANBAN_JWKS_URI") || compose.dependencies(service).containsKey(host),
        service + " does not wait for " + host);
  }

  private void checkHealth(String service) {
    String port = compose.environment(service).get("LIANBAN_PORT");
    String url = "http://" + service + ":" + port + "/actuator/health/readiness";
    require(
        List.of("CMD", "curl", "--fail", "--silent", url).equals(compose.healthCheck(service)),
        service + " is not asked for its health at " + url);
  }

  private void checkPublishedPorts(String service) {
    List<?> ports = compose.ports(service);
    if (service.equals("gateway")) {
      String port = compose.environment(service).get("LIANBAN_PORT");
      require(
          ports.equals(List.of("127.0.0.1:8080:" + port)),
          "the gateway is not at port 8080 of this machine alone");
    } else {
      require(ports.isEmpty(), service + " is reachable past the gateway");
    }
  }

  private void checkDependencies(String service) {
    compose
        .dependencies(service)
        .forEach(
            (other, condition) -> {
              require(
                  compose.entry(other).containsKey("healthcheck"),
                  service + " waits for " + other + ", which has no health check");
              require(
                  "service_healthy".equals(Project.mapping(condition).get("condition")),
                  service + " does not wait until " + other + " is healthy");
            });
  }
}
