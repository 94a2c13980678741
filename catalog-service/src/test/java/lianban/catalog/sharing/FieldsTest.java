package lianban.catalog.sharing;

import static lianban.catalog.Samples.brief;
import static lianban.catalog.Samples.eventType;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class FieldsTest {

  private static final JsonNode STATUS = eventType("lianban.case.status").path("schema");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/caseId",
        "/bill/total",
        "/bill/items/*/amount",
        "/steps/*/department",
        "/reasons/*/code",
        "/steps"
      })
  void knowsFieldsOfTheSchema(String field) {
    assertThat(FieldRules.faults(List.of(field), STATUS)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/colour",
        "/bill/colour",
        "/bill/items/amount",
        "/steps/0/state",
        "/reasons/code"
      })
  void refusesFieldsThatTheSchemaHasNot(String field) {
    assertThat(brief(FieldRules.faults(List.of("/caseId", field), STATUS)))
        .containsExactly("/fields/1 unknown-field");
  }

  @ParameterizedTest
  @ValueSource(strings = {"caseId", "/a~2", "/a~", "$.caseId"})
  void refusesWhatIsNoPointer(String field) {
    assertThat(brief(FieldRules.faults(List.of(field), STATUS)))
        .containsExactly("/fields/0 pattern");
  }

  @Test
  void takesAnythingBelowWhereTheSchemaNamesNothing() {
    JsonNode asked = eventType("lianban.step.requested.tax").path("schema");
    assertThat(FieldRules.faults(List.of("/form/price", "/form/buyer/name"), asked)).isEmpty();
  }

  @Test
  void wantsOneFieldAtLeastAndNotTooMany() {
    assertThat(brief(FieldRules.faults(List.of(), STATUS))).containsExactly("/fields size");
    assertThat(brief(FieldRules.faults(Collections.nCopies(201, "/caseId"), STATUS)))
        .containsExactly("/fields size");
  }

  @Test
  void coversWhatIsBelowAndNotWhatBeginsAlike() {
    assertThat(Fields.covers(List.of("/bill"), "/bill/total")).isTrue();
    assertThat(Fields.covers(List.of("/bill"), "/bill")).isTrue();
    assertThat(Fields.covers(List.of(""), "/anything")).isTrue();
    assertThat(Fields.covers(List.of("/bill"), "/billing")).isFalse();
    assertThat(Fields.covers(List.of("/bill/total"), "/bill")).isFalse();
    assertThat(Fields.covers(List.of("/bill"), "")).isFalse();
  }

  @Test
  void writesTheSameFieldsInOneWay() {
    var access = new Access(List.of("/b/c", "/a", "/b", "/a", "/b-c"), Access.Rows.ALL, null);
    assertThat(access.fields()).containsExactly("/a", "/b", "/b-c");
  }
}
