package lianban.launcher.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
        .doesNotContainKeys("LIANBAN_HOLDER_KEY", "LIANBAN_CURSOR_KEY", "LIANBAN_ADMIN_PASSWORD")
        .doesNotContainKey("LIANBAN_SEAL_KEY");
    assertThat(housing.keySet()).noneMatch(name -> name.startsWith("LIANBAN_SECRET_"));
    assertThat(config.variables(part(config, "gateway")))
        .doesNotContainKey("LIANBAN_CLIENT_SECRET");
    assertThat(config.variables(part(config, "exchange-service")))
        .containsKeys("LIANBAN_CLIENT_SECRET", "LIANBAN_HOLDER_KEY", "LIANBAN_CURSOR_KEY")
        .containsKey("LIANBAN_SEAL_KEY");
  }

  @Test
  void tellsIdentityServiceEverySecretThatItChecks() {
    CityConfig config = config(Map.of());

    assertThat(config.variables(part(config, "identity-service")))
        .containsKeys(
            "LIANBAN_SECRET_PUBLIC_SECURITY", "LIANBAN_SECRET_WINDOW", "LIANBAN_SECRET_DEMO")
        .containsKeys("LIANBAN_HOLDER_KEY", "LIANBAN_ADMIN_PASSWORD");
  }

  private CityConfig config(Map<String, String> environment) {
    CityFolder folder = new CityFolder(root);
    return new CityConfig(folder, 9000, Secrets.of(folder), environment);
  }

  private static Part part(CityConfig config, String name) {
    return config.parts().stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
  }
}
