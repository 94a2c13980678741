package lianban.exchange.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import lianban.exchange.publication.PublishedEvents.Attempt;
import lianban.exchange.publication.PublishedEvents.Entry;
import lianban.exchange.publication.PublishedEvents.State;
import org.junit.jupiter.api.Test;

class RetentionSweeperTest {

  private static final Entry EVENT = new Entry("/housing", "e-1", "t", "d");

  private final PublishedEvents published = new InMemoryPublishedEvents();
  private Instant now = Instant.parse("2026-11-24T08:00:00Z");
  private final RetentionSweeper sweeper =
      new RetentionSweeper(published, Duration.ofDays(400), () -> now);

  @Test
  void anEventIsKnownForItsRetentionAndThenNew() {
    published.begin(List.of(EVENT), new Attempt("here", now));

    now = now.plus(Duration.ofDays(400));
    sweeper.step();
    assertThat(published.find("/housing", "e-1")).isNotNull();

    now = now.plusMillis(1);
    sweeper.step();
    assertThat(published.find("/housing", "e-1")).isNull();
    assertThat(published.begin(List.of(EVENT), new Attempt("here", now)))
        .containsExactly(State.NEW);
  }

  @Test
  void itBeginsAnewWhenItHasSeenAll() {
    sweeper.step();
    published.begin(List.of(EVENT), new Attempt("here", now));
    now = now.plus(Duration.ofDays(401));

    sweeper.step();

    assertThat(published.find("/housing", "e-1")).isNull();
  }
}
