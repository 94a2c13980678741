package lianban.exchange;

import static lianban.exchange.RunningExchange.assertProblem;
import static lianban.exchange.RunningExchange.contractFiled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import lianban.exchange.RunningExchange.Answer;
import lianban.service.test.TestTokens;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Two majors of a type are open: each reader receives what it can read. */
class EventVersionsTest {

  private static final String TYPE = "housing.contract.filed";
  private static final String HOUSING = TestTokens.department("housing", "event.publish");
  private static final String TAX = TestTokens.department("tax", "event.read");
  private static final String BANK = TestTokens.client("bank", "event.read");
  private static final String SECOND =
      """
      {"type": "object", "required": ["amount"], "additionalProperties": false,
       "properties": {"amount": {"type": "integer"}}}
      """;

  @Test
  void whoReadsByOneMajorReceivesNothingOfAnother() {
    try (var exchange = new RunningExchange()) {
      exchange.awaitReady();
      assertThat(exchange.publish(HOUSING, first("v-1")).status()).isEqualTo(201);
      Answer early = exchange.publish(HOUSING, named(second("v-2"), "2"));
      assertProblem(early, 422, "invalid-event");
      assertThat(early.text("detail")).endsWith("open: 1.");

      exchange.catalog.addVersion(TYPE, 2, SECOND);
      exchange.catalog.grant("g-bank", TYPE, "bank", "[\"\"]", "2099-01-01T00:00:00Z", 2);
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> exchange.publish(HOUSING, named(second("v-2"), "2")).status() == 201);

      assertThat(exchange.publish(HOUSING, named(first("v-3"), "1")).status()).isEqualTo(201);
      assertThat(exchange.publish(HOUSING, second("v-4")).status()).isEqualTo(201);
      assertProblem(exchange.publish(HOUSING, first("v-5")), 422, "invalid-event");
      assertProblem(exchange.publish(HOUSING, named(second("v-5"), "1")), 422, "invalid-event");
      assertThat(exchange.publish(HOUSING, named(first("v-5"), "3")).text("detail"))
          .endsWith("open: 1, 2.");
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(
              () -> {
                assertThat(seen(exchange, TAX)).containsExactly("v-1 by 1", "v-3 by 1");
                assertThat(seen(exchange, BANK)).containsExactly("v-2 by 2", "v-4 by 2");
              });
    }
  }

  private static List<String> seen(RunningExchange exchange, String token) {
    Answer page = exchange.get(token, "/api/v1/events?type=" + TYPE + "&from=earliest");
    return page.body()
        .path("events")
        .valueStream()
        .map(event -> text(event, "id") + " by " + text(event, "schemaversion"))
        .toList();
  }

  private static String text(JsonNode event, String member) {
    return event.path(member).asString();
  }

  private static String first(String id) {
    return contractFiled("/housing", id, "1.00");
  }

  private static String second(String id) {
    return first(id).replaceFirst("\"data\":\\{[^}]*}", "\"data\":{\"amount\":1}");
  }

  private static String named(String event, String version) {
    return event.replaceFirst("\\{", "{\"schemaversion\":\"" + version + "\",");
  }
}
