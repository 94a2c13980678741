package lianban.exchange.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import lianban.exchange.subscription.InMemoryPositions;
import lianban.exchange.subscription.Position;
import lianban.exchange.subscription.Position.Health;
import lianban.exchange.subscription.Position.Mark;
import lianban.exchange.subscription.Position.Replay;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One instance at a time works on a subscription. */
class HeldPositionTest {

  private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
  private static final InstanceId A = new InstanceId("a:1", "1");
  private static final InstanceId B = new InstanceId("b:1", "1");
  private static final Duration TERM = Duration.ofSeconds(30);
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Map<Integer, Mark> MOVED = Map.of(0, new Mark(7, 7, List.of()));

  private final InMemoryPositions positions = new InMemoryPositions();

  @BeforeEach
  void begin() {
    positions.insert(Position.beginning("s-1", Map.of(0, 0L)));
  }

  @Test
  void whatAnotherHoldsIsTakenOnlyWhenItsLeaseHasRunOut() {
    assertThat(take(A, NOW)).isNotNull();

    assertThat(take(B, NOW.plus(TERM))).isNull();
    assertThat(take(B, NOW.plus(TERM).plusMillis(1))).isNotNull();
  }

  @Test
  void aLaterRunOfTheSameProcessNeedNotWait() {
    assertThat(take(A, NOW)).isNotNull();

    assertThat(take(new InstanceId("a:1", "2"), NOW.plusMillis(1))).isNotNull();
  }

  @Test
  void whoeverLostTheLeaseMovesNothingAndSendsNothing() {
    HeldPosition old = held(A, NOW);
    Instant later = NOW.plus(TERM).plusMillis(1);
    HeldPosition taken = held(B, later);

    old.save(MOVED, Health.GOOD, later);

    assertThat(old.isLost()).isTrue();
    assertThat(old.maySend(later)).isFalse();
    assertThat(taken.maySend(later)).isTrue();
    assertThat(find().offsets()).containsEntry(0, 0L);
  }

  @Test
  void nothingIsSentThatTheLeaseMightNotOutlast() {
    HeldPosition held = held(A, NOW);

    assertThat(held.maySend(NOW.plusSeconds(19))).isTrue();
    assertThat(held.maySend(NOW.plusSeconds(20))).isFalse();

    held.save(held.marks(), Health.GOOD, NOW.plusSeconds(20));
    assertThat(held.maySend(NOW.plusSeconds(39))).isTrue();
  }

  @Test
  void whatIsHandedOverIsFreeAtOnce() {
    held(A, NOW).release(MOVED, Health.GOOD, NOW);

    assertThat(find().offsets()).containsEntry(0, 7L);
    assertThat(take(B, NOW)).isNotNull();
  }

  @Test
  void aPositionThatItsSubscriberMovedBackIsNotOverwritten() {
    HeldPosition held = held(A, NOW);
    held.save(MOVED, Health.GOOD, NOW);
    positions.replace(find().rewound(Map.of(0, 2L), new Replay("key", "digest", NOW, NOW)));

    held.save(Map.of(0, new Mark(9, 9, List.of())), Health.GOOD, NOW);

    assertThat(held.isLost()).isTrue();
    assertThat(find().offsets()).containsEntry(0, 2L);
    assertThat(take(A, NOW)).isNotNull();
  }

  private HeldPosition held(InstanceId instance, Instant now) {
    return new HeldPosition(positions, Objects.requireNonNull(take(instance, now)), TERM, TIMEOUT);
  }

  private @Nullable Position take(InstanceId instance, Instant now) {
    return HeldPosition.take(positions, "s-1", instance, now, TERM);
  }

  private Position find() {
    return Objects.requireNonNull(positions.find("s-1"));
  }
}
