package lianban.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import lianban.gateway.Door;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OpenApiRoutesTest {

  private static Door door;

  @BeforeAll
  static void open() {
    door = Door.open();
  }

  @AfterAll
  static void close() {
    door.close();
  }

  @Test
  void listsEveryDescriptionThatTheGatewayRoutes() {
    var answer = door.read("/openapi", "");

    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode list = JsonMapper.shared().readTree(answer.body()).path("openapi");
    assertThat(list.valueStream().map(one -> one.path("service").asString()))
        .contains("exchange-service", "catalog-service", "rating-service", "housing");
    assertThat(list.valueStream().map(one -> one.path("url").asString()))
        .allMatch(url -> url.startsWith("/api/v1/openapi/"));
  }
}
