package lianban.exchange.subscription.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import lianban.exchange.subscription.Checkpoints;
import lianban.exchange.subscription.Checkpoints.Passage;
import lianban.service.test.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** When a position passed an event. */
@ParameterizedClass
@MethodSource("lianban.service.test.TestDatabase#all")
class MongoCheckpointsTest {

  private static final Instant START = Instant.parse("2026-11-23T23:59:58.200Z");

  private final Checkpoints checkpoints;

  MongoCheckpointsTest(TestDatabase store) {
    checkpoints = new MongoCheckpoints(store.empty().getCollection("checkpoints"));
  }

  @Test
  void anEventIsFoundToTheSecondAcrossMinutesHoursAndDays() {
    for (int i = 0; i < 8; i++) {
      checkpoints.keep("s-1", Map.of(0, 10L * (i + 1), 1, 5L), START.plusMillis(700L * i));
    }
    Instant now = START.plusSeconds(3_600);

    // Two stood in the first second, and nothing is known of before it.
    for (int i = 2; i < 8; i++) {
      Instant kept = START.plusMillis(700L * i);
      Passage passage = checkpoints.passage("s-1", 0, 10L * i, now);
      assertThat(passage).isNotNull();
      assertThat(passage.by()).isBetween(kept, kept.plusMillis(700));
      assertThat(passage.after()).isBetween(kept.minusMillis(1_400), kept);
    }
  }

  @Test
  void whatWasNotPassedYetHasNoTime() {
    checkpoints.keep("s-1", Map.of(0, 10L), START);

    assertThat(checkpoints.passage("s-1", 0, 10, START)).isNull();
    assertThat(checkpoints.passage("s-1", 1, 0, START)).isNull();
    assertThat(checkpoints.passage("s-2", 0, 0, START)).isNull();
  }

  @Test
  void daysThatAreTooOldAreForgotten() {
    checkpoints.keep("s-1", Map.of(0, 10L), START);
    Instant later = START.plusSeconds(31 * 24 * 3_600);

    checkpoints.keep("s-1", Map.of(0, 20L), later);

    Passage passage = checkpoints.passage("s-1", 0, 5, later);
    assertThat(passage).isNotNull();
    assertThat(passage.by()).isAfter(later.minusSeconds(1));
  }
}
