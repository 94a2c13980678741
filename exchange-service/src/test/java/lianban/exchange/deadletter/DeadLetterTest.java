package lianban.exchange.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import lianban.exchange.deadletter.DeadLetter.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadLetterTest {

  private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
  private static final Attempt TAKEN = new Attempt(NOW, 3, null, null, "");
  private static final Attempt FAILED = new Attempt(NOW, 3, Cause.UNPROCESSABLE, null, "no");

  private static DeadLetter letter(State state) {
    return new DeadLetter(
        DeadLetter.id("kafka.tax.steps.t", 0, 1),
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
        state,
        NOW,
        NOW,
        null,
        List.of(),
        4);
  }

  @ParameterizedTest
  @CsvSource({
    "REPLAYING, OPEN",
    "SENT, OPEN",
    "OPEN, OPEN",
    "DISCARDED, DISCARDED",
    "DELIVERED, DELIVERED"
  })
  void whatFailedOpensALetterThatWaitsForIt(State before, State after) {
    DeadLetter told = letter(before).told(FAILED, NOW);

    assertThat(told.state()).isEqualTo(after);
    assertThat(told.attempts()).containsExactly(FAILED);
    assertThat(told.revision()).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource({"REPLAYING", "SENT", "OPEN", "DISCARDED", "DELIVERED"})
  void whatGotThroughWasReceivedWhateverWasDecidedMeanwhile(State before) {
    assertThat(letter(before).told(TAKEN, NOW).state()).isEqualTo(State.DELIVERED);
  }

  @ParameterizedTest
  @CsvSource({
    "OPEN, 0, true",
    "REPLAYING, 60, false",
    "REPLAYING, 61, true",
    "SENT, 3600, false",
    "SENT, 3601, true",
    "DELIVERED, 9999, false",
    "DISCARDED, 9999, false"
  })
  void aLetterIsOpenAgainWhenNobodyCanBeAtItAnyMore(State state, long seconds, boolean isOpen) {
    assertThat(ReplayPolicy.isOpen(letter(state), NOW.plusSeconds(seconds))).isEqualTo(isOpen);
  }

  @Test
  void theReaderOfALetterIsItsGroupAndItsUserWhatStandsBeforeTheDot() {
    assertThat(Reader.of(letter(State.OPEN))).isEqualTo(new Reader("tax.steps"));
    assertThat(new Reader("tax.steps").user()).isEqualTo("tax");
    assertThat(new Reader("tax").user()).isEqualTo("tax");
  }
}
