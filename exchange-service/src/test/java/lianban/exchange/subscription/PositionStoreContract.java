package lianban.exchange.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import lianban.exchange.subscription.Position.Condition;
import lianban.exchange.subscription.Position.Health;
import lianban.exchange.subscription.Position.Lease;
import lianban.exchange.subscription.Position.Mark;
import lianban.exchange.subscription.Position.Range;
import lianban.exchange.subscription.Position.Replay;
import lianban.service.test.AtOnce;
import org.junit.jupiter.api.Test;

/** What every store of positions does. */
public abstract class PositionStoreContract {

  private static final Instant NOW = Instant.parse("2026-11-24T08:00:00.123Z");

  protected abstract PositionStore positions();

  @Test
  void givesBackEveryField() {
    var position =
        new Position(
            "s-1",
            1,
            new Lease("a:1#2", NOW),
            Map.of(0, 3L),
            Map.of(0, new Mark(4, 9, List.of(new Range(5, 7))), 3, new Mark(0, 0, List.of())),
            new Health(Condition.BREAKER_OPEN, NOW, "HTTP 503", NOW, NOW.plusSeconds(5)),
            NOW,
            List.of(new Replay("key", "digest", NOW, NOW)));

    assertThat(positions().insert(position)).isTrue();
    assertThat(positions().insert(position)).isFalse();

    assertThat(positions().find("s-1")).isEqualTo(position);
    positions().delete("s-1");
    assertThat(positions().find("s-1")).isNull();
  }

  @Test
  void whoeverLostTheLeaseCannotMoveThePosition() {
    var first = Position.beginning("s-1", Map.of(0, 0L));
    positions().insert(first);
    Position old = first.leased(new Lease("old", NOW));
    positions().replace(old);
    Position taken = old.leased(new Lease("new", NOW.plusSeconds(30)));

    assertThat(positions().replace(taken)).isTrue();

    Position late = old.moved(Map.of(0, new Mark(9, 9, List.of())), Health.GOOD, NOW, old.lease());
    assertThat(positions().replace(late)).isFalse();
    assertThat(positions().find("s-1")).isEqualTo(taken);
  }

  @Test
  void ofManyWhoTakeItOneSucceeds() throws Exception {
    var first = Position.beginning("s-1", Map.of());
    positions().insert(first);

    List<Boolean> taken =
        AtOnce.all(8, i -> positions().replace(first.leased(new Lease("i" + i, NOW))));

    assertThat(taken).containsOnlyOnce(true);
  }
}
