package lianban.exchange.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lianban.service.test.AtOnce;
import org.junit.jupiter.api.Test;

/** What every store of wake-ups does. */
public abstract class WakesContract {

  private static final Instant NOW = Instant.parse("2026-11-24T08:00:00.123Z");
  private static final Instant LEASE = NOW.plusSeconds(60);

  protected abstract Wakes wakes();

  private static Wake wake(int secondsAgo, String caseId) {
    return new Wake(NOW.minusSeconds(secondsAgo), caseId);
  }

  @Test
  void givesOutWhatIsDueTheEarliestFirst() {
    Stream.of(wake(1, "b"), wake(9, "c"), wake(0, "a"), wake(-1, "d"), wake(1, "a"))
        .forEach(wakes()::add);

    assertThat(wakes().take(NOW, 10, LEASE))
        .containsExactly(wake(9, "c"), wake(1, "a"), wake(1, "b"), wake(0, "a"));
  }

  @Test
  void givesOutNoMoreThanIsAskedForAndNothingTwice() {
    IntStream.range(0, 25).forEach(i -> wakes().add(wake(100 - i, "c" + i)));

    List<Wake> first = wakes().take(NOW, 10, LEASE);

    assertThat(first).hasSize(10).first().isEqualTo(wake(100, "c0"));
    assertThat(wakes().take(NOW, 10, LEASE)).first().isEqualTo(wake(90, "c10"));
    assertThat(wakes().take(NOW, 10, LEASE)).hasSize(5);
    assertThat(wakes().take(NOW, 10, LEASE)).isEmpty();
  }

  @Test
  void givesOutAgainWhatWasNotDoneInItsLease() {
    wakes().add(wake(5, "a"));
    wakes().add(wake(5, "b"));
    assertThat(wakes().take(NOW, 10, LEASE)).hasSize(2);
    wakes().remove(wake(5, "a"));
    assertThat(wakes().take(LEASE.minusMillis(1), 10, LEASE)).isEmpty();

    assertThat(wakes().take(LEASE, 10, LEASE.plusSeconds(60))).containsExactly(wake(5, "b"));
  }

  @Test
  void theSameIsOne() {
    wakes().add(wake(5, "a"));
    assertThat(wakes().take(NOW, 10, LEASE)).hasSize(1);
    wakes().add(wake(5, "a"));

    assertThat(wakes().take(NOW, 10, LEASE)).as("it is taken still").isEmpty();
    wakes().remove(wake(5, "a"));
    wakes().remove(wake(5, "a"));
    assertThat(wakes().take(LEASE, 10, LEASE)).isEmpty();
  }

  @Test
  void ofSeveralWhoLookAtOnceOneGetsEach() throws Exception {
    IntStream.range(0, 40).forEach(i -> wakes().add(wake(100 - i, "c" + i)));

    List<List<Wake>> taken = AtOnce.all(4, i -> wakes().take(NOW, 20, LEASE));

    assertThat(taken.stream().flatMap(List::stream)).doesNotHaveDuplicates().hasSize(40);
  }
}
