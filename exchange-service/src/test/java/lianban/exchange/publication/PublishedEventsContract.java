package lianban.exchange.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import lianban.exchange.publication.PublishedEvents.Attempt;
import lianban.exchange.publication.PublishedEvents.Completed;
import lianban.exchange.publication.PublishedEvents.Entry;
import lianban.exchange.publication.PublishedEvents.State;
import lianban.service.test.AtOnce;
import org.junit.jupiter.api.Test;

/** What every record of published events does. */
public abstract class PublishedEventsContract {

  private static final String SOURCE = "/housing";
  private static final String TYPE = "housing.contract.filed";
  private static final Instant NOW = Instant.parse("2026-11-24T08:00:00.123Z");
  private static final Attempt HERE = new Attempt("127.0.0.1:8084", NOW);

  /** Another instance, at the same moment. */
  private static final Attempt THERE = new Attempt("127.0.0.1:9084", NOW);

  /** An empty one. */
  protected abstract PublishedEvents events();

  @Test
  void anEventIsNewThenPublishedForGood() {
    assertThat(begin(entry("e1", "d1"), HERE)).isEqualTo(State.NEW);

    complete(entry("e1", "d1"));
    complete(entry("e1", "d1"));

    assertThat(begin(entry("e1", "d1"), HERE)).isEqualTo(State.PUBLISHED);
    assertThat(begin(entry("e1", "d1"), THERE)).isEqualTo(State.PUBLISHED);
    assertThat(begin(entry("e1", "d1"), later(THERE, 1_000))).isEqualTo(State.PUBLISHED);
  }

  @Test
  void whatAnotherInstanceIsSendingIsUnderWay() {
    begin(entry("e1", "d1"), HERE);

    assertThat(begin(entry("e1", "d1"), THERE)).isEqualTo(State.UNDER_WAY);
    assertThat(begin(entry("e1", "d1"), later(THERE, 89))).isEqualTo(State.UNDER_WAY);
  }

  @Test
  void whatAnotherInstanceLeftLongAgoIsResumedByOneAlone() {
    begin(entry("e1", "d1"), HERE);

    assertThat(begin(entry("e1", "d1"), later(THERE, 91))).isEqualTo(State.RESUMED);
    var third = new Attempt("127.0.0.1:7084", NOW.plusSeconds(92));
    assertThat(begin(entry("e1", "d1"), third)).isEqualTo(State.UNDER_WAY);
    assertThat(begin(entry("e1", "d1"), later(third, 91))).isEqualTo(State.RESUMED);
  }

  @Test
  void whatAnInstanceLeftItResumesAtOnce() {
    begin(entry("e1", "d1"), HERE);

    assertThat(begin(entry("e1", "d1"), later(HERE, 1))).isEqualTo(State.RESUMED);
    assertThat(begin(entry("e1", "d1"), later(THERE, 2))).isEqualTo(State.UNDER_WAY);
  }

  @Test
  void whatWasReleasedIsResumedByAnyInstanceAtOnce() {
    begin(entry("e1", "d1"), HERE);
    events().release(List.of(entry("e1", "d1")), HERE);

    assertThat(begin(entry("e1", "d1"), THERE)).isEqualTo(State.RESUMED);
    assertThat(begin(entry("e1", "d2"), HERE)).isEqualTo(State.DIFFERENT);
  }

  @Test
  void anAttemptReleasesAndForgetsNothingOfAnother() {
    begin(entry("e1", "d1"), HERE);
    events().release(List.of(entry("e1", "d1")), THERE);
    events().forget(List.of(entry("e1", "d1")), THERE);
    assertThat(begin(entry("e1", "d1"), THERE)).isEqualTo(State.UNDER_WAY);

    complete(entry("e1", "d1"));
    events().release(List.of(entry("e1", "d1")), HERE);
    events().forget(List.of(entry("e1", "d1")), HERE);
    assertThat(begin(entry("e1", "d1"), THERE)).isEqualTo(State.PUBLISHED);
  }

  @Test
  void whatWasForgottenIsNewAlsoWithOtherContent() {
    begin(entry("e1", "d1"), HERE);
    events().forget(List.of(entry("e1", "d1")), HERE);

    assertThat(events().find(SOURCE, "e1")).isNull();
    assertThat(begin(entry("e1", "d2"), THERE)).isEqualTo(State.NEW);
  }

  @Test
  void anotherEventUnderTheSameSourceAndIdIsToldApartBeforeAndAfter() {
    begin(entry("e1", "d1"), HERE);
    assertThat(begin(entry("e1", "d2"), HERE)).isEqualTo(State.DIFFERENT);
    assertThat(begin(entry("e1", "d1"), HERE)).isEqualTo(State.RESUMED);

    complete(entry("e1", "d1"));

    assertThat(begin(entry("e1", "d2"), HERE)).isEqualTo(State.DIFFERENT);
    assertThat(begin(entry("e1", "d1"), HERE)).isEqualTo(State.PUBLISHED);
  }

  @Test
  void idsAreOfTheirSourceAlone() {
    begin(entry("e1", "d1"), HERE);
    complete(entry("e1", "d1"));

    assertThat(begin(new Entry("/tax", "e1", TYPE, "d2"), HERE)).isEqualTo(State.NEW);
    assertThat(begin(entry("e2", "d2"), HERE)).isEqualTo(State.NEW);
    assertThat(begin(new Entry(SOURCE + "/e1", "", TYPE, "d2"), HERE)).isEqualTo(State.NEW);
  }

  @Test
  void completingWhatWasNotBegunLeavesItNew() {
    complete(entry("e1", "d1"));

    assertThat(begin(entry("e1", "d1"), HERE)).isEqualTo(State.NEW);
  }

  @Test
  void oneOfManyInstancesAtOnceIsNewAndTheRestAreUnderWay() throws Exception {
    var states = AtOnce.all(8, i -> begin(entry("e1", "d1"), new Attempt("host:" + i, NOW)));

    assertThat(states).containsOnlyOnce(State.NEW);
    assertThat(states).filteredOn(State.UNDER_WAY::equals).hasSize(7);
  }

  @Test
  void oneOfManyInstancesAtOnceResumesAndTheRestAreUnderWay() throws Exception {
    begin(entry("e1", "d1"), HERE);
    Instant after = NOW.plusSeconds(100);

    var states = AtOnce.all(8, i -> begin(entry("e1", "d1"), new Attempt("host:" + i, after)));

    assertThat(states).containsOnlyOnce(State.RESUMED);
    assertThat(states).filteredOn(State.UNDER_WAY::equals).hasSize(7);
  }

  @Test
  void oneOfManyDifferentAtOnceIsNewAndTheRestAreRefused() throws Exception {
    var states = AtOnce.all(8, i -> begin(entry("e1", "d" + i), new Attempt("host:" + i, NOW)));

    assertThat(states).containsOnlyOnce(State.NEW);
    assertThat(states).filteredOn(State.DIFFERENT::equals).hasSize(7);
  }

  @Test
  void eachOfSeveralAtOnceHasAStateOfItsOwnInTheirOrder() {
    begin(entry("published", "d1"), THERE);
    complete(entry("published", "d1"));
    begin(entry("under-way", "d1"), THERE);
    begin(entry("released", "d1"), THERE);
    events().release(List.of(entry("released", "d1")), THERE);
    begin(entry("different", "d1"), THERE);

    assertThat(
            events()
                .begin(
                    List.of(
                        entry("new-1", "d1"),
                        entry("published", "d1"),
                        entry("different", "d2"),
                        entry("under-way", "d1"),
                        entry("new-2", "d1"),
                        entry("released", "d1"),
                        entry("under-way-", "d1")),
                    HERE))
        .containsExactly(
            State.NEW,
            State.PUBLISHED,
            State.DIFFERENT,
            State.UNDER_WAY,
            State.NEW,
            State.RESUMED,
            State.NEW);
  }

  @Test
  void asManyAsABatchHasAreCompletedTogether() {
    List<Entry> many = IntStream.range(0, 500).mapToObj(i -> entry("e" + i, "d" + i)).toList();

    assertThat(events().begin(many, HERE)).hasSize(500).containsOnly(State.NEW);
    events()
        .complete(
            IntStream.range(0, 500).mapToObj(i -> new Completed(many.get(i), i % 4, i)).toList(),
            NOW);

    assertThat(events().begin(many, HERE)).hasSize(500).containsOnly(State.PUBLISHED);
    var last = Objects.requireNonNull(events().find(SOURCE, "e499"));
    assertThat(last.acceptance()).isEqualTo(new PublishedEvent.Acceptance(NOW, 3, 499));
  }

  @Test
  void nothingIsDoneWhereNothingIsGiven() {
    assertThat(events().begin(List.of(), HERE)).isEmpty();
    events().complete(List.of(), NOW);
    events().release(List.of(), HERE);
    events().forget(List.of(), HERE);
    assertThat(events().purge(NOW, "", 10)).isNull();
  }

  @Test
  void whereTheBrokerHasAnEventIsFound() {
    assertThat(events().find(SOURCE, "e1")).isNull();
    begin(entry("e1", "d1"), HERE);
    assertThat(events().find(SOURCE, "e1")).isEqualTo(new PublishedEvent(SOURCE, "e1", TYPE, null));

    events().complete(List.of(new Completed(entry("e1", "d1"), 2, 5_000_000_000L)), NOW);

    assertThat(events().find(SOURCE, "e1"))
        .isEqualTo(
            new PublishedEvent(
                SOURCE, "e1", TYPE, new PublishedEvent.Acceptance(NOW, 2, 5_000_000_000L)));
  }

  @Test
  void whatIsOldIsForgottenStepByStepAndTheRestIsKept() {
    for (int i = 0; i < 10; i++) {
      begin(entry("e" + i, "d1"), later(HERE, i % 2 == 0 ? 0 : 100));
      complete(entry("e" + i, "d1"));
    }

    String next = "";
    int steps = 0;
    while (next != null) {
      next = events().purge(NOW.plusSeconds(50), next, 3);
      steps++;
    }

    assertThat(steps).isEqualTo(4);
    for (int i = 0; i < 10; i++) {
      assertThat(events().find(SOURCE, "e" + i) == null).as("e" + i).isEqualTo(i % 2 == 0);
    }
  }

  private State begin(Entry entry, Attempt attempt) {
    return events().begin(List.of(entry), attempt).getFirst();
  }

  private void complete(Entry entry) {
    events().complete(List.of(new Completed(entry, 0, 0)), NOW);
  }

  private static Entry entry(String id, String digest) {
    return new Entry(SOURCE, id, TYPE, digest);
  }

  private static Attempt later(Attempt attempt, long seconds) {
    return new Attempt(attempt.instance(), attempt.begunAt().plusSeconds(seconds));
  }
}
