package lianban.exchange.approval.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import lianban.exchange.approval.kafka.RelayMarkers.Marker;
import lianban.service.test.AtOnce;
import org.junit.jupiter.api.Test;

/** What every store of relay markers does. */
public abstract class RelayMarkersContract {

  private static final Instant NOW = Instant.parse("2026-11-23T01:00:00.123Z");

  /** An empty one. */
  protected abstract RelayMarkers markers();

  @Test
  void holdsNothingAtFirst() {
    assertThat(markers().all()).isEmpty();
    assertThat(markers().beats()).isEmpty();
  }

  @Test
  void givesBackWhatWasAdded() {
    var one = new Marker("m1", "case-1", "10.0.0.1:8084#a");
    var other = new Marker("m2", "case-2", "10.0.0.2:8084#b");

    markers().add(one);
    markers().add(other);

    assertThat(markers().all()).containsExactlyInAnyOrder(one, other);
  }

  @Test
  void removesOneNoteAndNoOtherAboutTheSameCase() {
    var earlier = new Marker("m1", "case-1", "exchange#a");
    var later = new Marker("m2", "case-1", "exchange#a");
    markers().add(earlier);
    markers().add(later);

    markers().remove(List.of("m1"));
    markers().remove(List.of("m1", "never-added"));
    markers().remove(List.of());

    assertThat(markers().all()).containsExactly(later);
  }

  @Test
  void remembersWhenEachRunWasLastAlive() {
    markers().beat("exchange#a", NOW);
    markers().beat("exchange#b", NOW);
    markers().beat("exchange#a", NOW.plusMillis(1));

    assertThat(markers().beats())
        .isEqualTo(Map.of("exchange#a", NOW.plusMillis(1), "exchange#b", NOW));
    assertThat(markers().all()).isEmpty();
  }

  @Test
  void manyAtOnceLoseNoNote() throws Exception {
    AtOnce.all(
        8,
        i -> {
          markers().add(new Marker("kept-" + i, "case-" + i, "exchange#a"));
          markers().add(new Marker("gone-" + i, "case-" + i, "exchange#a"));
          markers().beat("exchange#" + i, NOW);
          markers().remove(List.of("gone-" + i));
          return i;
        });

    assertThat(markers().all())
        .extracting(Marker::id)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 8).mapToObj(i -> "kept-" + i).toList());
    assertThat(markers().beats()).hasSize(8);
  }
}
