package lianban.launcher.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CityConfigTest {

  @TempDir Path root;

  @Test
  void needsOnePortForEachPartAndOneForTheController() {
    assertThat(Ports.needed(config(Map.of())))
        .hasSize(CityPlan.PORTS)
        .containsEntry(9000, "gateway")
        .containsEntry(9001, "registry")
        .containsEntry(9010, "utilities")
        .containsEntry(9011, "broker")
        .containsEntry(9012, "the broker's controller")
        .containsEntry(9013, "store");
  }

  @Test
  void startsNeitherBrokerNorStoreWhenBothAreElsewhere() {
    CityConfig config =
        config(Map.of("LIANBAN_KAFKA", "kafka:9092", "LIANBAN_MONGODB", "mongodb://mongo:27017"));

    assertThat(config.parts()).extracting(Part::name).doesNotContain("broker", "store").hasSize(11);
    assertThat(config.variables(part(config, "tax")))
        .containsEntry("LIANBAN_KAFKA", "kafka:9092")
        .containsEntry("LIANBAN_MONGODB", "mongodb://mongo:27017");
  }

  @Test
  void tellsEachProcessWhereItListensAndWhomItMeets() {
    CityConfig config = config(Map.of());

    assertThat(config.variables(part(config, "housing")))
        .containsEntry("LIANBAN_PORT", "9006")
        .containsEntry("LIANBAN_REGISTRY", "http://127.0.0.1:9001/eureka")
        .containsEntry("LIANBAN_KAFKA", "127.0.0.1:9011")
        .containsEntry("LIANBAN_MONGODB", "mongodb://127.0.0.1:9013")
        .containsEntry("LIANBAN_ISSUER", "http://127.0.0.1:9000");
  }

  @Test
  void tellsAProcessItsOwnSecretAlone() {
    CityConfig config = config(Map.of());
    Map<String, String> housing = config.variables(part(config, "housing"));

    assertThat(housing)
        .containsEntry("LIANBAN_CLIENT_SECRET", config.secrets().get("housing"))
        .doesNotContainKeys(
            "LIANBAN_HOLDER_KEY",
            "LIANBAN_CURSOR_KEY",
            "LIANBAN_WEBHOOK_KEY",
            "LIANBAN_SEAL_KEY",
            "LIANBAN_ADMIN_PASSWORD");
    assertThat(housing.keySet()).noneMatch(name -> name.startsWith("LIANBAN_SECRET_"));
    assertThat(config.variables(part(config, "gateway")))
        .doesNotContainKey("LIANBAN_CLIENT_SECRET");
    assertThat(config.variables(part(config, "exchange-service")))
        .containsKeys(
            "LIANBAN_CLIENT_SECRET",
            "LIANBAN_HOLDER_KEY",
            "LIANBAN_CURSOR_KEY",
            "LIANBAN_WEBHOOK_KEY",
            "LIANBAN_SEAL_KEY",
            "LIANBAN_WEBHOOK_NETWORKS");
  }

  @Test
  void tellsIdentityServiceEverySecretThatItChecks() {
    CityConfig config = config(Map.of());

    assertThat(config.variables(part(config, "identity-service")))
        .containsKeys(
            "LIANBAN_SECRET_PUBLIC_SECURITY", "LIANBAN_SECRET_WINDOW", "LIANBAN_SECRET_DEMO")
        .containsKeys("LIANBAN_HOLDER_KEY", "LIANBAN_ADMIN_PASSWORD");
  }

  @Test
  void tellsAProcessItsOwnPasswordAtTheBrokerAlone() {
    CityConfig config = config(Map.of());

    assertThat(config.variables(part(config, "tax")))
        .containsEntry("LIANBAN_KAFKA_USERNAME", "tax")
        .containsEntry("LIANBAN_KAFKA_PASSWORD", config.secrets().kafka().get("tax"))
        .containsEntry("LIANBAN_KAFKA_SECURITY", "SASL_PLAINTEXT");
    assertThat(config.variables(part(config, "tax")).keySet())
        .noneMatch(name -> name.startsWith("LIANBAN_KAFKA_PASSWORD_"));
    for (String outsider : List.of("gateway", "registry", "identity-service")) {
      assertThat(config.variables(part(config, outsider)))
          .doesNotContainKey("LIANBAN_KAFKA_PASSWORD");
    }
  }

  @Test
  void tellsTheBrokerItsUsersAndThoseThatAnOperatorAdded() throws IOException {
    CityFolder folder = new CityFolder(root);
    Files.writeString(folder.secretsFile(), "kafka.archive=a-password-of-the-archive\n");
    CityConfig config = config(Map.of());

    assertThat(config.variables(part(config, "broker")))
        .containsEntry("LIANBAN_KAFKA_PASSWORD", config.secrets().kafka().get("broker"))
        .containsEntry("LIANBAN_KAFKA_PASSWORD_TAX", config.secrets().kafka().get("tax"))
        .containsEntry("LIANBAN_KAFKA_PASSWORD_ARCHIVE", "a-password-of-the-archive")
        .containsKey("LIANBAN_KAFKA_PASSWORD_PUBLIC_SECURITY");
  }

  @Test
  void tellsAProcessItsOwnPasswordAtAnotherCluster() {
    CityConfig config =
        config(
            Map.of(
                "LIANBAN_KAFKA", "kafka:9092",
                "LIANBAN_KAFKA_PASSWORD", "everybody's",
                "LIANBAN_KAFKA_PASSWORD_TAX", "the tax office's"));

    assertThat(config.variables(part(config, "tax")))
        .containsEntry("LIANBAN_KAFKA_PASSWORD", "the tax office's")
        .doesNotContainKey("LIANBAN_KAFKA_USERNAME");
    assertThat(config.variables(part(config, "housing")))
        .containsEntry("LIANBAN_KAFKA_PASSWORD", "everybody's");
  }

  private CityConfig config(Map<String, String> environment) {
    CityFolder folder = new CityFolder(root);
    return new CityConfig(folder, 9000, Secrets.of(folder), environment);
  }

  private static Part part(CityConfig config, String name) {
    return config.parts().stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
  }
}
