package lianban.verification.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Locale;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(CityExtension.class)
@Order(1)
class RegistryTest {

  @Test
  void everyServiceIsRegisteredAndUp(RunningCity city) {
    var services =
        city.status()
            .path("rows")
            .valueStream()
            .map(row -> row.path("name").asString())
            .filter(name -> !name.equals("broker") && !name.equals("store"))
            .filter(name -> !name.equals("registry"))
            .map(name -> name.toUpperCase(Locale.ROOT))
            .toList();

    var registry = URI.create("http://127.0.0.1:" + (city.portBase() + 1) + "/eureka/apps");
    var request = HttpRequest.newBuilder(registry).header("Accept", "application/json").build();
    var registered =
        city.gateway().send(request).json(200).path("applications").path("application");

    assertThat(services).hasSize(10);
    assertThat(registered.valueStream().map(app -> app.path("name").asString()))
        .containsExactlyInAnyOrderElementsOf(services);
    assertThat(
            registered
                .valueStream()
                .flatMap(app -> app.path("instance").valueStream())
                .map(instance -> instance.path("status").asString()))
        .hasSize(10)
        .containsOnly("UP");
  }
}
