package lianban.service.kafka;

import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.SaslConfigs;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/**
 * As whom this process connects to the broker.
 *
 * @param username name of the user, usually the service's
 * @param password the user's; empty: no log-in at all
 * @param security {@code SASL_PLAINTEXT} or {@code SASL_SSL}
 * @param mechanism {@code SCRAM-SHA-512}, {@code SCRAM-SHA-256} or {@code PLAIN}
 */
record KafkaLogIn(String username, String password, String security, String mechanism) {

  private static final String MODULES = "org.apache.kafka.common.security.";

  /** Enters the log-in for producers, consumers and admin, where nothing else is configured. */
  void applyTo(KafkaProperties kafka) {
    Map<String, String> properties = kafka.getProperties();
    boolean isSettled =
        kafka.getSecurity().getProtocol() != null
            || properties.containsKey(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG)
            || properties.containsKey(SaslConfigs.SASL_JAAS_CONFIG);
    if (password.isEmpty() || isSettled) {
      return;
    }
    properties.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, security);
    properties.put(SaslConfigs.SASL_MECHANISM, mechanism);
    properties.put(SaslConfigs.SASL_JAAS_CONFIG, jaas());
  }

  private String jaas() {
    return "%s required username=\"%s\" password=\"%s\";"
        .formatted(module(), quoted(username), quoted(password));
  }

  private String module() {
    return switch (mechanism) {
      case "PLAIN" -> MODULES + "plain.PlainLoginModule";
      case "SCRAM-SHA-256", "SCRAM-SHA-512" -> MODULES + "scram.ScramLoginModule";
      default ->
          throw new IllegalArgumentException(
              "LIANBAN_KAFKA_MECHANISM is %s; it may be PLAIN, SCRAM-SHA-256 or SCRAM-SHA-512"
                  .formatted(mechanism));
    };
  }

  private static String quoted(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  /** Leaves the password out. */
  @Override
  public String toString() {
    return "KafkaLogIn[%s, %s, %s]".formatted(username, security, mechanism);
  }
}
