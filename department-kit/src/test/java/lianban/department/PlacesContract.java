package lianban.department;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import lianban.department.Places.Place;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link Places} keeps to. */
public abstract class PlacesContract {

  private static final Instant NOW = Instant.parse("2026-11-22T08:15:30Z");
  private static final Duration CLAIM = Duration.ofMinutes(1);

  /** Empty ones. */
  protected abstract Places places();

  @Test
  void aListenerBeginsWithoutACursor() {
    assertThat(claim(places(), "one", NOW)).isEqualTo(new Place(null));
  }

  @Test
  void aListenerGoesOnWhereItCameTo() {
    Places places = places();
    claim(places, "one", NOW);

    assertThat(places.advance("steps", "one", "c.1")).isTrue();
    assertThat(claim(places, "one", NOW)).isEqualTo(new Place("c.1"));
  }

  @Test
  void whileOneInstancePullsNoOtherDoes() {
    Places places = places();
    claim(places, "one", NOW);

    assertThat(claim(places, "two", NOW.plus(CLAIM))).isNull();
    assertThat(places.advance("steps", "two", "c.9")).isFalse();
  }

  @Test
  void whatAnInstanceLeavesAnotherTakesUp() {
    Places places = places();
    claim(places, "one", NOW);
    places.advance("steps", "one", "c.1");

    assertThat(claim(places, "two", NOW.plus(CLAIM).plusMillis(1))).isEqualTo(new Place("c.1"));
    assertThat(places.advance("steps", "one", "c.2")).isFalse();
    assertThat(places.advance("steps", "two", "c.2")).isTrue();
  }

  @Test
  void aClaimThatIsRenewedLastsLonger() {
    Places places = places();
    claim(places, "one", NOW);
    claim(places, "one", NOW.plus(CLAIM));

    assertThat(claim(places, "two", NOW.plus(CLAIM).plusMillis(1))).isNull();
  }

  @Test
  void ofManyThatAskAtOnceOneGetsIt() {
    Places places = places();

    assertThat(
            IntStream.range(0, 16)
                .parallel()
                .mapToObj(i -> claim(places, "instance-" + i, NOW))
                .filter(place -> place != null))
        .hasSize(1);
  }

  private static @Nullable Place claim(Places places, String owner, Instant now) {
    return places.claim("steps", owner, now, now.plus(CLAIM));
  }
}
