package lianban.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import lianban.service.access.AccessRules;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the exchange says of itself to people and their tools. */
class OpenApiTest {

  private static RunningExchange exchange;
  private static JsonNode api;

  @BeforeAll
  static void start() {
    exchange = new RunningExchange();
    exchange.awaitReady();
    api = exchange.get("", "/api/v1/openapi/exchange-service").body();
  }

  @AfterAll
  static void stop() {
    exchange.close();
  }

  @Test
  void everyRequestThatIsLetInIsDescribed() {
    assertThat(described().keySet())
        .containsAll(
            exchange.bean(AccessRules.class).rules().stream()
                .map(rule -> rule.method() + " " + rule.path())
                .toList());
  }

  @Test
  void eachSaysWhichScopeItNeeds() {
    assertThat(scopes("/api/v1/cases", "post")).isEqualTo("case.file");
    assertThat(scopes("/api/v1/events", "post")).isEqualTo("event.publish");
    assertThat(scopes("/api/v1/certificates/{identifier}", "get")).isEmpty();
  }

  @Test
  void eachMayAnswerWithAProblem() {
    assertThat(described().values())
        .isNotEmpty()
        .allSatisfy(
            operation ->
                assertThat(
                        operation
                            .at("/responses/default/content/application~1problem+json/schema/$ref")
                            .asString(""))
                    .isEqualTo("#/components/schemas/Problem"));
    assertThat(api.at("/components/schemas/Problem/properties/action").isObject()).isTrue();
  }

  @Test
  void whoCallsIsNoParameter() {
    assertThat(api.toString()).doesNotContain("\"caller\"");
  }

  /** Operations by method and path, with a star for each value in a path. */
  private static Map<String, JsonNode> described() {
    return api.path("paths")
        .propertyStream()
        .flatMap(
            path ->
                path.getValue()
                    .propertyStream()
                    .map(
                        operation ->
                            Map.entry(
                                operation.getKey().toUpperCase(Locale.ROOT)
                                    + " "
                                    + path.getKey().replaceAll("\\{[^}]*}", "*"),
                                operation.getValue())))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static String scopes(String path, String method) {
    return api.path("paths").path(path).path(method).at("/security/0/token/0").asString("");
  }
}
