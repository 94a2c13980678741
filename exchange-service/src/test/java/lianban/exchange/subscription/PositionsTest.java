package lianban.exchange.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import lianban.exchange.delivery.Cursor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PositionsTest {

  private static final Instant NOW = Instant.parse("2026-11-24T08:15:30Z");

  private final InMemoryPositions store = new InMemoryPositions();
  private final Positions positions = new Positions(store, new NoCheckpoints());

  @BeforeEach
  void begin() {
    store.insert(Position.beginning("s", Map.of(0, 10L)));
  }

  @Test
  void theLastThatWasReachedIsWritten() {
    reached(12, NOW);
    reached(15, NOW.plusMillis(1));

    positions.write();

    assertThat(offset()).isEqualTo(15);
    assertThat(found().movedAt()).isEqualTo(NOW.plusMillis(1));
    assertThat(found().revision()).isEqualTo(2);
  }

  @Test
  void aSubscriberThatGoesBackIsBack() {
    reached(15, NOW);
    positions.write();
    reached(12, NOW.plusSeconds(1));

    positions.write();

    assertThat(offset()).isEqualTo(12);
  }

  @Test
  void aReplayIsNotUndoneByWhatWasReachedBefore() {
    reached(15, NOW);
    var replay = new Position.Replay("k", "d", NOW, NOW.plusMillis(1));
    assertThat(store.replace(found().rewound(Map.of(0, 3L), replay))).isTrue();

    positions.write();

    assertThat(offset()).isEqualTo(3);
  }

  private void reached(long offset, Instant at) {
    positions.reached("s", new Cursor("t", Map.of(0, offset)), at);
  }

  private Position found() {
    return Objects.requireNonNull(store.find("s"));
  }

  private long offset() {
    return found().offsets().getOrDefault(0, -1L);
  }
}
