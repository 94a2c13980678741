package lianban.exchange.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.net.URI;
import lianban.kernel.problem.ProblemType;
import lianban.service.problem.Fault;
import lianban.service.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class EventFilterJsonTest {

  private static final CloudEvent EVENT =
      CloudEventBuilder.v1()
          .withId("e-1")
          .withSource(URI.create("/housing/contracts"))
          .withType("housing.contract.filed")
          .withSubject("C-17")
          .withExtension("department", "housing")
          .build();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "true  | []",
        "true  | [{'exact': {'subject': 'C-17'}}]",
        "false | [{'exact': {'subject': 'C-1'}}]",
        "true  | [{'exact': {'subject': 'C-17', 'department': 'housing'}}]",
        "false | [{'exact': {'subject': 'C-17', 'department': 'tax'}}]",
        "false | [{'exact': {'nosuch': 'x'}}]",
        "true  | [{'not': {'exact': {'nosuch': 'x'}}}]",
        "true  | [{'prefix': {'source': '/housing/'}}]",
        "false | [{'prefix': {'source': '/tax'}}]",
        "true  | [{'suffix': {'subject': '-17'}}]",
        "false | [{'suffix': {'subject': '-18'}}]",
        "true  | [{'any': [{'exact': {'subject': 'x'}}, {'prefix': {'subject': 'C'}}]}]",
        "false | [{'all': [{'exact': {'subject': 'x'}}, {'prefix': {'subject': 'C'}}]}]",
        "false | [{'prefix': {'subject': 'C'}}, {'not': {'prefix': {'subject': 'C'}}}]",
      })
  void matchesAsTheSubscriptionsApiSays(boolean matches, String filters) {
    assertThat(read(filters).matches(EVENT)).isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'exact': {'subject': 'x'}}             | /filter                   | type",
        "[1]                                     | /filter/0                 | type",
        "[{}]                                    | /filter/0                 | type",
        "[{'exact': {'a': 'x'}, 'not': {}}]      | /filter/0                 | type",
        "[{'sql': 'subject = 1'}]                | /filter/0/sql             | dialect",
        "[{'exact': {}}]                         | /filter/0/exact           | type",
        "[{'exact': 'subject'}]                  | /filter/0/exact           | type",
        "[{'exact': {'Subject': 'x'}}]           | /filter/0/exact/Subject   | name",
        "[{'prefix': {'subject': 1}}]            | /filter/0/prefix/subject  | type",
        "[{'suffix': {'subject': ''}}]           | /filter/0/suffix/subject  | type",
        "[{'any': []}]                           | /filter/0/any             | type",
        "[{'any': {'exact': {'a': 'x'}}}]        | /filter/0/any             | type",
        "[{'not': [{'exact': {'a': 'x'}}]}]      | /filter/0/not             | type",
        "[{'all': [{'not': {'exact': {'~': 'x'}}}]}] | /filter/0/all/0/not/exact/~0 | name",
        "null                                    | /filter                   | type",
      })
  void saysWhatIsWrongAndWhere(String filters, String pointer, String code) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> read(filters))
        .satisfies(
            problem -> {
              assertThat(problem.type()).isEqualTo(ProblemType.INVALID_REQUEST);
              assertThat(problem.faults())
                  .extracting(Fault::pointer, Fault::code)
                  .containsExactly(org.assertj.core.api.Assertions.tuple(pointer, code));
            });
  }

  @Test
  void refusesMoreThanCanBeLookedAtQuickly() {
    String one = "{'exact': {'subject': 'x'}}";
    String many = "[" + (one + ",").repeat(50) + one + "]";
    String deep = "[" + "{'not':".repeat(9) + one + "}".repeat(9) + "]";

    assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> read(many));
    assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> read(deep));
    assertThat(read("[" + (one + ",").repeat(49) + one + "]").matches(EVENT)).isFalse();
  }

  @Test
  void readsWhatIsKeptAsText() {
    String kept = "[{\"any\":[{\"exact\":{\"subject\":\"x\"}},{\"prefix\":{\"subject\":\"C\"}}]}]";

    assertThat(EventFilterJson.kept(kept)).isEqualTo(read(kept));
    assertThat(EventFilterJson.kept("[]").matches(EVENT)).isTrue();
  }

  private static EventFilter read(String filters) {
    return EventFilterJson.read(
        JsonMapper.shared().readTree(filters.replace('\'', '"')), "/filter");
  }
}
