package lianban.service.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

class KafkaLogInTest {

  private final KafkaProperties kafka = new KafkaProperties();

  @Test
  void reachesProducersConsumersAndAdmin() {
    new KafkaLogIn("tax", "secret", "SASL_SSL", "SCRAM-SHA-512").applyTo(kafka);

    for (Map<String, Object> client :
        List.of(
            kafka.buildProducerProperties(),
            kafka.buildConsumerProperties(),
            kafka.buildAdminProperties())) {
      assertThat(client)
          .containsEntry("security.protocol", "SASL_SSL")
          .containsEntry("sasl.mechanism", "SCRAM-SHA-512")
          .containsEntry(
              "sasl.jaas.config",
              "org.apache.kafka.common.security.scram.ScramLoginModule required"
                  + " username=\"tax\" password=\"secret\";");
    }
  }

  @Test
  void isNoneWithoutAPassword() {
    new KafkaLogIn("tax", "", "SASL_SSL", "SCRAM-SHA-512").applyTo(kafka);

    assertThat(kafka.getProperties()).isEmpty();
  }

  @Test
  void givesWayToWhatIsConfiguredOtherwise() {
    kafka.getSecurity().setProtocol("SSL");

    new KafkaLogIn("tax", "secret", "SASL_SSL", "SCRAM-SHA-512").applyTo(kafka);

    assertThat(kafka.getProperties()).isEmpty();
  }

  @Test
  void quotesWhatWouldEndThePassword() {
    new KafkaLogIn("tax", "a\"b\\c", "SASL_PLAINTEXT", "PLAIN").applyTo(kafka);

    assertThat(kafka.getProperties().get("sasl.jaas.config"))
        .startsWith("org.apache.kafka.common.security.plain.PlainLoginModule")
        .endsWith("password=\"a\\\"b\\\\c\";");
  }

  @Test
  void saysWhichMechanismsThereAre() {
    var logIn = new KafkaLogIn("tax", "secret", "SASL_SSL", "GSSAPI");

    assertThatThrownBy(() -> logIn.applyTo(kafka)).hasMessageContaining("SCRAM-SHA-512");
  }

  @Test
  void doesNotShowThePassword() {
    assertThat(new KafkaLogIn("tax", "secret", "SASL_SSL", "PLAIN").toString())
        .contains("tax")
        .doesNotContain("secret");
  }
}
