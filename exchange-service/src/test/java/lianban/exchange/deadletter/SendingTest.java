package lianban.exchange.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import lianban.exchange.ServiceJson;
import lianban.exchange.deadletter.DeadLetter.State;
import lianban.exchange.deadletter.Redelivery.HandedOver;
import lianban.exchange.deadletter.Redelivery.Hindrance;
import lianban.exchange.deadletter.Redelivery.NotSent;
import lianban.exchange.deadletter.Redelivery.Result;
import lianban.exchange.deadletter.mongo.MongoDeadLetters;
import lianban.exchange.mongo.JsonDocuments;
import lianban.service.test.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Sending a letter to a reader that tells later what became of it, in whatever order. */
@ParameterizedClass
@MethodSource("lianban.service.test.TestDatabase#all")
class SendingTest {

  private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");
  private static final Attempt TAKEN = new Attempt(START, 3, null, null, "");
  private static final Attempt FAILED = new Attempt(START, 3, Cause.UNPROCESSABLE, null, "no");
  private static final String ID = DeadLetter.id("kafka.tax.steps.t", 0, 1);

  private final DeadLetters letters;
  private final RedeliveryReports reports;
  private Instant now = START;

  SendingTest(TestDatabase store) {
    letters =
        new MongoDeadLetters(
            store.empty().getCollection("dead_letters"), new JsonDocuments(ServiceJson.MAPPER));
    reports = new RedeliveryReports(letters, clock());
    letters.add(
        new DeadLetter(
            ID,
            "kafka.tax.steps",
            "tax",
            "t",
            0,
            1,
            "e-1",
            "/housing",
            "{\"id\":\"e-1\"}",
            Cause.UNPROCESSABLE,
            List.of(),
            State.OPEN,
            START,
            START,
            null,
            List.of(),
            1));
  }

  private InstantSource clock() {
    return () -> now;
  }

  private DeadLetter letter() {
    return Objects.requireNonNull(letters.find(ID));
  }

  private Sending.Item send(Supplier<Result> sent) {
    Redelivery redelivery =
        new Redelivery() {
          @Override
          public Result send(DeadLetter letter, @Nullable String data, @Nullable Integer edit) {
            return sent.get();
          }

          @Override
          public @Nullable Hindrance hindrance(DeadLetter letter) {
            return null;
          }
        };
    return new Sending(letters, redelivery, clock()).send(letter(), null);
  }

  @Test
  void whatIsHandedOverWaitsForItsReaderAndIsNotSentMeanwhile() {
    assertThat(send(HandedOver::new).state()).isEqualTo(State.SENT);
    assertThat(send(HandedOver::new).hindrance()).isEqualTo(Hindrance.NOT_OPEN);

    reports.enter("tax", ID, FAILED);

    assertThat(letter().state()).isEqualTo(State.OPEN);
    assertThat(letter().attempts()).containsExactly(FAILED);
    assertThat(send(HandedOver::new).state()).isEqualTo(State.SENT);
  }

  @Test
  void aReaderMayTellBeforeItIsNotedThatItWasSent() {
    Sending.Item item =
        send(
            () -> {
              reports.enter("tax", ID, TAKEN);
              return new HandedOver();
            });

    assertThat(item.state()).isEqualTo(State.DELIVERED);
    assertThat(letter().state()).isEqualTo(State.DELIVERED);
    assertThat(letter().attempts()).containsExactly(TAKEN);
  }

  @Test
  void whatIsToldAgainCountsOnceAndWhatOthersTellNotAtAll() {
    send(HandedOver::new);

    reports.enter("housing", ID, TAKEN);
    assertThat(letter().state()).isEqualTo(State.SENT);
    reports.enter("tax", ID, TAKEN);
    DeadLetter told = letter();
    reports.enter("tax", ID, TAKEN);
    reports.enter("tax", "no-such-letter", TAKEN);

    assertThat(letter()).isEqualTo(told);
    assertThat(told.state()).isEqualTo(State.DELIVERED);
  }

  @Test
  void aReplayThatIsKilledLeavesTheLetterOpenAfterAWhileAndWhatItSentStillCounts() {
    assertThat(letters.replace(letter().in(State.REPLAYING, null, now))).isTrue();
    assertThat(send(HandedOver::new).hindrance()).isEqualTo(Hindrance.NOT_OPEN);

    now = now.plusSeconds(61);
    assertThat(send(HandedOver::new).state()).isEqualTo(State.SENT);
    reports.enter("tax", ID, TAKEN);
    assertThat(letter().state()).isEqualTo(State.DELIVERED);
  }

  @Test
  void whoNeverTellsCanBeSentItAgainAfterAnHour() {
    send(HandedOver::new);
    now = now.plusSeconds(3_601);

    assertThat(send(HandedOver::new).state()).isEqualTo(State.SENT);
  }

  @Test
  void whatCouldNotBeSentIsOpenAgain() {
    assertThat(send(() -> new NotSent(Hindrance.NOT_GRANTED)).hindrance())
        .isEqualTo(Hindrance.NOT_GRANTED);
    assertThat(letter().state()).isEqualTo(State.OPEN);
    assertThatThrownBy(
            () ->
                send(
                    () -> {
                      throw new IllegalStateException("the broker is away");
                    }))
        .hasMessageContaining("away");
    assertThat(letter().state()).isEqualTo(State.OPEN);
  }
}
