package lianban.launcher.city;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lianban.launcher.city.Part.Kind;

/**
 * Everything that is settled before a process starts: ports, folders, secrets and the variables of
 * docs/protocol.md.
 *
 * @param folder where the city keeps its own
 * @param portBase the gateway's port; the others follow
 * @param secrets what processes prove themselves with
 * @param environment the variables this process was started with
 */
public record CityConfig(
    CityFolder folder, int portBase, Secrets secrets, Map<String, String> environment) {

  /**
   * Starts the names of the variables that hold passwords of the broker's users. No process
   * inherits those of this one: it gets its own.
   */
  public static final String KAFKA_PASSWORD = "LIANBAN_KAFKA_PASSWORD";

  private static final String HOST = "127.0.0.1";

  /** The address everything binds to. */
  public String host() {
    return environment.getOrDefault("LIANBAN_HOST", HOST);
  }

  /** The one public door. */
  public URI gateway() {
    return URI.create("http://" + host() + ":" + portBase);
  }

  /** The parts this city consists of. */
  public List<Part> parts() {
    return CityPlan.parts(environment);
  }

  /** The port a part listens on. */
  public int port(Part part) {
    return portBase + part.offset();
  }

  /** The variables a part is started with, on top of those this process has. */
  public Map<String, String> variables(Part part) {
    Map<String, String> variables = new HashMap<>();
    variables.put("LIANBAN_HOST", host());
    switch (part.kind()) {
      case BROKER -> putBroker(variables, part);
      case STORE -> putStore(variables, part);
      case REGISTRY, SERVICE -> putService(variables, part);
    }
    return variables;
  }

  private void putBroker(Map<String, String> variables, Part part) {
    variables.put("LIANBAN_KAFKA_PORT", String.valueOf(port(part)));
    variables.put(
        "LIANBAN_KAFKA_CONTROLLER_PORT", String.valueOf(portBase + CityPlan.CONTROLLER_OFFSET));
    variables.put("LIANBAN_KAFKA_DIR", folder.data(part.name()).toString());
    secrets
        .kafka()
        .forEach(
            (user, password) ->
                variables.put(
                    user.equals(CityPlan.BROKER) ? KAFKA_PASSWORD : kafkaPasswordOf(user),
                    password));
  }

  private void putStore(Map<String, String> variables, Part part) {
    variables.put("LIANBAN_STORE_PORT", String.valueOf(port(part)));
    variables.put("LIANBAN_STORE_DIR", folder.data(part.name()).toString());
  }

  private void putService(Map<String, String> variables, Part part) {
    variables.put("LIANBAN_PORT", String.valueOf(port(part)));
    variables.put("LIANBAN_REGISTRY", "http://" + host() + ":" + (portBase + 1) + "/eureka");
    if (environment.containsKey("LIANBAN_KAFKA")) {
      putKafkaElsewhere(variables, part);
    } else {
      putKafka(variables, part);
    }
    variables.put(
        "LIANBAN_MONGODB",
        environment.getOrDefault("LIANBAN_MONGODB", "mongodb://" + host() + ":" + (portBase + 13)));
    variables.put(
        "LIANBAN_ISSUER", environment.getOrDefault("LIANBAN_ISSUER", gateway().toString()));
    putSecrets(variables, part);
  }

  private void putKafka(Map<String, String> variables, Part part) {
    variables.put("LIANBAN_KAFKA", host() + ":" + (portBase + 11));
    String password = secrets.kafka().get(part.name());
    if (password != null) {
      variables.put("LIANBAN_KAFKA_USERNAME", part.name());
      variables.put(KAFKA_PASSWORD, password);
      variables.put("LIANBAN_KAFKA_MECHANISM", "SCRAM-SHA-512");
      variables.put("LIANBAN_KAFKA_SECURITY", "SASL_PLAINTEXT");
    }
  }

  /** Users of another cluster are its operator's: a process gets the password meant for it. */
  private void putKafkaElsewhere(Map<String, String> variables, Part part) {
    variables.put("LIANBAN_KAFKA", environment.getOrDefault("LIANBAN_KAFKA", ""));
    String shared = environment.get(KAFKA_PASSWORD);
    String own = environment.getOrDefault(kafkaPasswordOf(part.name()), shared);
    if (own != null) {
      variables.put(KAFKA_PASSWORD, own);
    }
  }

  /**
   * Each process learns its own secret and no other's; identity-service, which checks them, learns
   * all.
   */
  private void putSecrets(Map<String, String> variables, Part part) {
    if (part.kind() == Kind.SERVICE && secrets.has(part.name())) {
      variables.put("LIANBAN_CLIENT_SECRET", secrets.get(part.name()));
    }
    if (part.name().equals("exchange-service")) {
      variables.put("LIANBAN_HOLDER_KEY", secrets.get(Secrets.HOLDER_KEY));
      variables.put("LIANBAN_CURSOR_KEY", secrets.get(Secrets.CURSOR_KEY));
      variables.put("LIANBAN_WEBHOOK_KEY", secrets.get(Secrets.WEBHOOK_KEY));
      // Everything in the city is on this machine, its receivers too.
      variables.put(
          "LIANBAN_WEBHOOK_NETWORKS",
          environment.getOrDefault("LIANBAN_WEBHOOK_NETWORKS", "127.0.0.0/8"));
      variables.put("LIANBAN_SEAL_KEY", secrets.get(Secrets.SEAL_KEY));
    }
    if (part.name().equals("identity-service")) {
      variables.put("LIANBAN_HOLDER_KEY", secrets.get(Secrets.HOLDER_KEY));
      variables.put("LIANBAN_ADMIN_PASSWORD", secrets.get(Secrets.ADMIN_PASSWORD));
      CityPlan.CLIENTS.forEach(
          client ->
              variables.put("LIANBAN_SECRET_" + Part.variableSuffix(client), secrets.get(client)));
    }
  }

  private static String kafkaPasswordOf(String user) {
    return KAFKA_PASSWORD + "_" + Part.variableSuffix(user);
  }
}
