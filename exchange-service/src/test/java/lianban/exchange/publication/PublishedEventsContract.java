package lianban.exchange.publication;

import static org.assertj.core.api.Assertions.assertThat;

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
    assertThat(events().begin(SOURCE, "e1", "d1")).isEqualTo(State.NEW);
    assertThat(events().begin(SOURCE, "e1", "d1")).isEqualTo(State.UNDER_WAY);
    assertThat(events().begin(SOURCE, "e1", "d1")).isEqualTo(State.UNDER_WAY);

    events().complete(SOURCE, "e1");
    events().complete(SOURCE, "e1");

    assertThat(events().begin(SOURCE, "e1", "d1")).isEqualTo(State.PUBLISHED);
    assertThat(events().begin(SOURCE, "e1", "d1")).isEqualTo(State.PUBLISHED);
  }

  @Test
  void anotherEventUnderTheSameSourceAndIdIsToldApartBeforeAndAfter() {
    events().begin(SOURCE, "e1", "d1");
    assertThat(events().begin(SOURCE, "e1", "d2")).isEqualTo(State.DIFFERENT);
    assertThat(events().begin(SOURCE, "e1", "d1")).isEqualTo(State.UNDER_WAY);

    events().complete(SOURCE, "e1");

    assertThat(events().begin(SOURCE, "e1", "d2")).isEqualTo(State.DIFFERENT);
    assertThat(events().begin(SOURCE, "e1", "d1")).isEqualTo(State.PUBLISHED);
  }

  @Test
  void idsAreOfTheirSourceAlone() {
    events().begin(SOURCE, "e1", "d1");
    events().complete(SOURCE, "e1");

    assertThat(events().begin("/tax", "e1", "d2")).isEqualTo(State.NEW);
    assertThat(events().begin(SOURCE, "e2", "d2")).isEqualTo(State.NEW);
    assertThat(events().begin(SOURCE + "/e1", "", "d2")).isEqualTo(State.NEW);
  }

  @Test
  void completingWhatWasNotBegunLeavesItNew() {
    events().complete(SOURCE, "e1");

    assertThat(events().begin(SOURCE, "e1", "d1")).isEqualTo(State.NEW);
  }

  @Test
  void oneOfManyAtOnceIsNewAndTheRestAreUnderWay() throws Exception {
    var states = AtOnce.all(8, i -> events().begin(SOURCE, "e1", "d1"));

    assertThat(states).containsOnlyOnce(State.NEW);
    assertThat(states).filteredOn(State.UNDER_WAY::equals).hasSize(7);
  }

  @Test
  void oneOfManyDifferentAtOnceIsNewAndTheRestAreRefused() throws Exception {
    var states = AtOnce.all(8, i -> events().begin(SOURCE, "e1", "d" + i));

    assertThat(states).containsOnlyOnce(State.NEW);
    assertThat(states).filteredOn(State.DIFFERENT::equals).hasSize(7);
    assertThat(events().begin(SOURCE, "e1", "d" + states.indexOf(State.NEW)))
        .isEqualTo(State.UNDER_WAY);
  }
}
