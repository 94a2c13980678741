package lianban.department;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What every {@link KeptAnswers} keeps to. */
public abstract class KeptAnswersContract {

  private static final Instant NOW = Instant.parse("2026-11-22T08:15:30.123Z");

  /** Without any. */
  protected abstract KeptAnswers answers();

  @Test
  void whatIsSaidFirstStandsToTheByte() {
    KeptAnswers answers = answers();
    CloudEvent first = answer("c1-3.answer", NOW, "{\"fee\": 2670.00,  \"outcome\":\"APPROVED\"}");

    CloudEvent kept = answers.keep(first, NOW);
    CloudEvent again =
        answers.keep(answer("c1-3.answer", NOW.plusSeconds(9), "{\"outcome\":\"REFUSED\"}"), NOW);

    assertThat(text(kept)).isEqualTo(text(first));
    assertThat(text(again)).isEqualTo(text(first));
    CloudEventData data = Objects.requireNonNull(again.getData());
    assertThat(data.toBytes()).isEqualTo(Objects.requireNonNull(first.getData()).toBytes());
  }

  @Test
  void anotherRequestHasAnotherAnswer() {
    KeptAnswers answers = answers();
    answers.keep(answer("c1-3.answer", NOW, "{}"), NOW);
    CloudEvent other = answer("c1-4.answer", NOW, "{\"a\":1}");

    assertThat(text(answers.keep(other, NOW))).isEqualTo(text(other));
  }

  @Test
  void whatIsOldIsForgotten() {
    KeptAnswers answers = answers();
    answers.keep(answer("old", NOW, "{}"), NOW);
    answers.keep(answer("new", NOW, "{}"), NOW.plus(Duration.ofDays(2)));

    answers.forget(NOW.plus(Duration.ofDays(1)));

    CloudEvent changed = answer("old", NOW, "{\"a\":1}");
    assertThat(text(answers.keep(changed, NOW))).isEqualTo(text(changed));
    assertThat(text(answers.keep(answer("new", NOW, "{\"a\":1}"), NOW)))
        .isEqualTo(text(answer("new", NOW, "{}")));
  }

  private static CloudEvent answer(String id, Instant time, String data) {
    return CloudEventBuilder.v1()
        .withId(id)
        .withSource(URI.create("/tax"))
        .withType("lianban.step.answered.tax")
        .withSubject("c1")
        .withTime(time.atOffset(ZoneOffset.UTC))
        .withData("application/json", data.getBytes(StandardCharsets.UTF_8))
        .withExtension("causationid", "c1-3")
        .build();
  }

  private static String text(CloudEvent event) {
    return new String(new JsonFormat().serialize(event), StandardCharsets.UTF_8);
  }
}
