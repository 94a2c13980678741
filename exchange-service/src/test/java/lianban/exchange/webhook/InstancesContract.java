package lianban.exchange.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every record of instances does. */
public abstract class InstancesContract {

  private static final Instant NOW = Instant.parse("2026-11-24T08:00:00.123Z");

  protected abstract Instances instances();

  @Test
  void whoToldThatItLivesCountsUntilThen() {
    instances().keep("a:1", NOW.plusSeconds(10));
    instances().keep("b:1", NOW.plusSeconds(5));

    assertThat(instances().living(NOW)).containsExactlyInAnyOrder("a:1", "b:1");
    assertThat(instances().living(NOW.plusSeconds(5))).containsExactly("a:1");

    instances().keep("b:1", NOW.plusSeconds(20));
    assertThat(instances().living(NOW.plusSeconds(11))).containsExactly("b:1");
  }

  @Test
  void whoLeftDoesNotCount() {
    instances().keep("a:1", NOW.plusSeconds(10));
    instances().remove("a:1");
    instances().remove("b:1");

    assertThat(instances().living(NOW)).isEmpty();
  }

  @Test
  void whoWasDeadForLongMayComeBack() {
    instances().keep("a:1", NOW);
    assertThat(instances().living(NOW.plusSeconds(7_200))).isEmpty();

    instances().keep("a:1", NOW.plusSeconds(7_300));

    assertThat(instances().living(NOW.plusSeconds(7_200))).containsExactly("a:1");
  }
}
