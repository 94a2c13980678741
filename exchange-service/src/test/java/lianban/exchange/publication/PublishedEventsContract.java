package lianban.exchange.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import lianban.exchange.publication.PublishedEvents.Entry;
import lianban.exchange.publication.PublishedEvents.State;
import lianban.service.test.AtOnce;
import org.junit.jupiter.api.Test;

/** What every record of published events does. */
public abstract class PublishedEventsContract {

  private static final String SOURCE = "/housing";

  /** An empty one. */
  protected abstract PublishedEvents events();

  @Test
  void anEventIsNewThenUnderWayThenPublishedForGood() {
    assertThat(begin(SOURCE, "e1", "d1")).isEqualTo(State.NEW);
    assertThat(begin(SOURCE, "e1", "d1")).isEqualTo(State.UNDER_WAY);
    assertThat(begin(SOURCE, "e1", "d1")).isEqualTo(State.UNDER_WAY);

    events().complete(List.of(new Entry(SOURCE, "e1", "d1")));
    events().complete(List.of(new Entry(SOURCE, "e1", "d1")));

    assertThat(begin(SOURCE, "e1", "d1")).isEqualTo(State.PUBLISHED);
    assertThat(begin(SOURCE, "e1", "d1")).isEqualTo(State.PUBLISHED);
  }

  @Test
  void anotherEventUnderTheSameSourceAndIdIsToldApartBeforeAndAfter() {
    begin(SOURCE, "e1", "d1");
    assertThat(begin(SOURCE, "e1", "d2")).isEqualTo(State.DIFFERENT);
    assertThat(begin(SOURCE, "e1", "d1")).isEqualTo(State.UNDER_WAY);

    events().complete(List.of(new Entry(SOURCE, "e1", "d1")));

    assertThat(begin(SOURCE, "e1", "d2")).isEqualTo(State.DIFFERENT);
    assertThat(begin(SOURCE, "e1", "d1")).isEqualTo(State.PUBLISHED);
  }

  @Test
  void idsAreOfTheirSourceAlone() {
    begin(SOURCE, "e1", "d1");
    events().complete(List.of(new Entry(SOURCE, "e1", "d1")));

    assertThat(begin("/tax", "e1", "d2")).isEqualTo(State.NEW);
    assertThat(begin(SOURCE, "e2", "d2")).isEqualTo(State.NEW);
    assertThat(begin(SOURCE + "/e1", "", "d2")).isEqualTo(State.NEW);
  }

  @Test
  void completingWhatWasNotBegunLeavesItNew() {
    events().complete(List.of(new Entry(SOURCE, "e1", "d1")));

    assertThat(begin(SOURCE, "e1", "d1")).isEqualTo(State.NEW);
  }

  @Test
  void oneOfManyAtOnceIsNewAndTheRestAreUnderWay() throws Exception {
    var states = AtOnce.all(8, i -> begin(SOURCE, "e1", "d1"));

    assertThat(states).containsOnlyOnce(State.NEW);
    assertThat(states).filteredOn(State.UNDER_WAY::equals).hasSize(7);
  }

  @Test
  void oneOfManyDifferentAtOnceIsNewAndTheRestAreRefused() throws Exception {
    var states = AtOnce.all(8, i -> begin(SOURCE, "e1", "d" + i));

    assertThat(states).containsOnlyOnce(State.NEW);
    assertThat(states).filteredOn(State.DIFFERENT::equals).hasSize(7);
    assertThat(begin(SOURCE, "e1", "d" + states.indexOf(State.NEW))).isEqualTo(State.UNDER_WAY);
  }

  @Test
  void eachOfSeveralAtOnceHasAStateOfItsOwnInTheirOrder() {
    begin(SOURCE, "published", "d1");
    events().complete(List.of(new Entry(SOURCE, "published", "d1")));
    begin(SOURCE, "under-way", "d1");

    assertThat(
            events()
                .begin(
                    List.of(
                        new Entry(SOURCE, "new-1", "d1"),
                        new Entry(SOURCE, "published", "d1"),
                        new Entry(SOURCE, "under-way", "d2"),
                        new Entry(SOURCE, "new-2", "d1"),
                        new Entry(SOURCE, "under-way-", "d1"))))
        .containsExactly(State.NEW, State.PUBLISHED, State.DIFFERENT, State.NEW, State.NEW);
  }

  @Test
  void asManyAsABatchHasAreCompletedTogether() {
    List<Entry> many =
        IntStream.range(0, 500).mapToObj(i -> new Entry(SOURCE, "e" + i, "d" + i)).toList();

    assertThat(events().begin(many)).hasSize(500).containsOnly(State.NEW);
    events().complete(many);

    assertThat(events().begin(many)).hasSize(500).containsOnly(State.PUBLISHED);
  }

  @Test
  void nothingIsBegunOrCompletedWhereNothingIsGiven() {
    assertThat(events().begin(List.of())).isEmpty();
    events().complete(List.of());
  }

  private State begin(String source, String id, String digest) {
    return events().begin(List.of(new Entry(source, id, digest))).getFirst();
  }
}
