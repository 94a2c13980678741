package lianban.department.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import lianban.department.test.DepartmentTest;
import lianban.department.test.TestExchange;
import lianban.kernel.event.StepAnswered;
import lianban.kernel.event.StepAnswered.Outcome;
import lianban.service.kafka.DeadLetterCause;
import lianban.service.kafka.RedeliveryOutcome;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;

@DepartmentTest
@TestPropertySource(properties = "spring.config.name=sample-department")
class StepsTest {

  @Autowired TestExchange exchange;
  @Autowired SampleDepartment.Stamping stamping;
  @Autowired SampleDepartment.Waiting waiting;

  @Test
  void answersWithEverythingThatTheExchangeNeeds() {
    exchange.request("c1-3", "c1", "stamp", 1, Map.of("name", "home"));

    ConsumerRecord<String, CloudEvent> answer = exchange.answers("c1-3", 1).getFirst();
    CloudEvent event = answer.value();
    assertThat(answer.key()).isEqualTo("c1");
    assertThat(event.getId()).isEqualTo("c1-3.answer");
    assertThat(event.getType()).isEqualTo("lianban.step.answered.sample");
    assertThat(event.getSource()).hasToString("/sample");
    assertThat(event.getSubject()).isEqualTo("c1");
    assertThat(event.getExtension("department")).isEqualTo("sample");
    assertThat(event.getExtension("caseid")).isEqualTo("c1");
    assertThat(event.getExtension("stepid")).isEqualTo("stamp");
    assertThat(event.getExtension("causationid")).isEqualTo("c1-3");
    assertThat(event.getExtension("schemaversion")).isEqualTo("1");
    assertThat(Objects.toString(event.getExtension("traceparent")))
        .startsWith(TestExchange.TRACEPARENT.substring(0, 35))
        .isNotEqualTo(TestExchange.TRACEPARENT);
  }

  @Test
  void answersARedeliveredRequestUnderTheSameId() {
    exchange.request("c2-3", "c2", "stamp", 1, Map.of("name", "home"));
    exchange.request("c2-3", "c2", "stamp", 1, Map.of("name", "home"));

    assertThat(exchange.answers("c2-3", 2))
        .extracting(answer -> answer.value().getId())
        .containsExactly("c2-3.answer", "c2-3.answer");
  }

  @Test
  void waitsForWhatIsDownWithoutLosingOrRepeatingTheOthers() {
    exchange.request("w-3", "w", "waiting", 1, Map.of());
    exchange.request("w-4", "w", "stamp", 2, Map.of("name", "behind"));
    IntStream.range(0, 40)
        .forEach(n -> exchange.request("o" + n, "other" + n, "stamp", 1, Map.of("name", "home")));

    assertThat(exchange.answers("w-3", 1)).hasSize(1);
    assertThat(exchange.answers("w-4", 1)).hasSize(1);
    IntStream.range(0, 40).forEach(n -> assertThat(exchange.answers("o" + n, 1)).hasSize(1));
    assertThat(waiting.tries).containsEntry("w", 4);
    assertThat(stamping.asked).filteredOn(asked -> asked.startsWith("other")).hasSize(40);
  }

  @Test
  void keepsTheOrderOfOneCase() {
    List<String> order = IntStream.rangeClosed(1, 20).mapToObj(attempt -> "c3#" + attempt).toList();
    IntStream.rangeClosed(1, 20)
        .forEach(n -> exchange.request("c3-" + n, "c3", "stamp", n, Map.of("name", "home")));

    exchange.answers("c3-20", 1);
    assertThat(stamping.asked).filteredOn(asked -> asked.startsWith("c3#")).isEqualTo(order);
  }

  @Test
  void leavesTheWebItsVirtualThreads(@Autowired ApplicationContext context) {
    assertThat(context.containsBean("applicationTaskExecutor")).isTrue();
  }

  @Test
  void refusesWithTheReasonsGiven() {
    StepAnswered answer = exchange.ask("c4", "waiting", Map.of());

    assertThat(answer.outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(answer.reasons()).extracting("code").containsExactly("TOO_LATE");
  }

  @Test
  void putsAsideAStepThatNobodyHandles() {
    exchange.request("c5-3", "c5", "unheard-of", 1, Map.of());
    exchange.request("c5-4", "c5", "stamp", 1, Map.of("name", "home"));

    assertThat(causeOf(exchange.deadLetter("c5-3"))).contains("STEP_UNKNOWN", "unheard-of");
    assertThat(exchange.answers("c5-4", 1)).hasSize(1);
  }

  @Test
  void putsAsideAFormThatLacksAField() {
    exchange.request("c6-3", "c6", "stamp", 1, Map.of());

    assertThat(causeOf(exchange.deadLetter("c6-3"))).contains("FORM_FIELD_WRONG", "name");
  }

  @Test
  void takesADeadLetterBackOnceAndTellsWhatBecameOfIt() {
    exchange.request("c7-3", "c7", "stamp", 1, Map.of());
    ConsumerRecord<String, CloudEvent> letter = exchange.deadLetter("c7-3");

    exchange.sendBack(letter, "l-other", "sample.nobody", Map.of("name", "home"));
    exchange.sendBack(letter, "l-7", "sample.steps", Map.of());
    assertThat(exchange.outcomes("l-7", 1).getFirst().fault()).contains("FORM_FIELD_WRONG", "name");
    exchange.sendBack(letter, "l-7", "sample.steps", Map.of("name", "home"));

    RedeliveryOutcome outcome = exchange.outcomes("l-7", 2).getLast();
    assertThat(outcome.fault()).isNull();
    assertThat(outcome.reader()).isEqualTo("sample.steps");
    assertThat(exchange.answers("c7-3", 1))
        .singleElement()
        .extracting(answer -> answer.value().getId())
        .isEqualTo("c7-3.answer");
    assertThat(stamping.asked).filteredOn("c7#1"::equals).hasSize(3);
    exchange.request("c7-4", "c7", "stamp", 2, Map.of("name", "home"));
    assertThat(exchange.answers("c7-4", 1)).hasSize(1);
  }

  private static String causeOf(ConsumerRecord<String, CloudEvent> letter) {
    var header = letter.headers().lastHeader(DeadLetterCause.HEADER);
    return new String(header.value(), StandardCharsets.UTF_8);
  }
}
