package lianban.exchange.deadletter;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import lianban.exchange.ServiceJson;
import lianban.exchange.catalog.EventType;
import lianban.exchange.catalog.OneType;
import lianban.exchange.schema.JsonSchemas;
import lianban.service.problem.ProblemException;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class EditRulesTest {

  private static final JsonNode NUMBER = ServiceJson.MAPPER.readTree("{\"value\": 1}");
  private static final JsonNode TEXT = ServiceJson.MAPPER.readTree("{\"value\": \"one\"}");

  private final EditRules rules =
      new EditRules(
          new OneType(
              new EventType(
                  "t",
                  3,
                  schema("string"),
                  List.of(),
                  null,
                  false,
                  List.of(
                      new EventType.OpenVersion(2, 2, schema("integer")),
                      new EventType.OpenVersion(3, 3, schema("string"))))),
          new JsonSchemas(ServiceJson.MAPPER),
          ServiceJson.MAPPER);

  private static String schema(String type) {
    return "{\"properties\": {\"value\": {\"type\": \"%s\"}}}".formatted(type);
  }

  private static DeadLetter letter(String event) {
    Instant at = Instant.parse("2026-11-24T08:00:00Z");
    return new DeadLetter(
        "l",
        "s",
        "tax",
        "t",
        0,
        0,
        "e-1",
        "/housing",
        event,
        Cause.HTTP_4XX,
        List.of(),
        DeadLetter.State.OPEN,
        at,
        at,
        null,
        List.of(),
        0);
  }

  @Test
  void holdsOtherDataAgainstTheVersionOfTheEvent() {
    DeadLetter second = letter("{\"schemaversion\": \"2\"}");
    assertThatCode(() -> rules.check(second, NUMBER)).doesNotThrowAnyException();
    assertThatThrownBy(() -> rules.check(second, TEXT)).isInstanceOf(ProblemException.class);
    DeadLetter third = letter("{\"schemaversion\": \"3\"}");
    assertThatCode(() -> rules.check(third, TEXT)).doesNotThrowAnyException();
    assertThatThrownBy(() -> rules.check(third, NUMBER)).isInstanceOf(ProblemException.class);
  }

  @Test
  void holdsItAgainstTheVersionInForceWhereTheEventNamesNone() {
    assertThatCode(() -> rules.check(letter("{}"), TEXT)).doesNotThrowAnyException();
    assertThatThrownBy(() -> rules.check(letter("{}"), NUMBER))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void takesNoOtherDataByAVersionThatIsClosed() {
    assertThatThrownBy(() -> rules.check(letter("{\"schemaversion\": \"1\"}"), NUMBER))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("closed");
  }
}
