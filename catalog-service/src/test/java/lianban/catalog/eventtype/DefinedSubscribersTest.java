package lianban.catalog.eventtype;

import static lianban.catalog.Samples.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import lianban.catalog.definition.Definition;
import lianban.catalog.definition.InMemoryDefinitions;
import lianban.catalog.definition.Kind;
import lianban.catalog.eventtype.PinnedSubscribers.PinnedSubscriber;
import org.junit.jupiter.api.Test;

class DefinedSubscribersTest {

  private final InMemoryDefinitions definitions = new InMemoryDefinitions();
  private final DefinedSubscribers subscribers = new DefinedSubscribers(definitions);

  private void publish(int version, String named) {
    definitions.add(
        new Definition(
            Kind.EVENT_TYPE,
            "a.b",
            version,
            Instant.EPOCH,
            "p/" + version,
            json("{'subscribers': %s}".formatted(named))));
  }

  @Test
  void readsByTheVersionThatWasCurrentWhenItSubscribed() {
    publish(1, "[{'client': 'window'}]");
    publish(2, "[{'client': 'tax'}, {'client': 'window'}]");
    publish(3, "[{'client': 'tax'}, {'client': 'window'}]");
    assertThat(subscribers.of("a.b"))
        .containsExactlyInAnyOrder(
            new PinnedSubscriber("tax", 2, null), new PinnedSubscriber("window", 1, null));
  }

  @Test
  void startsAnewWhoHadLeft() {
    publish(1, "[{'client': 'tax'}]");
    publish(2, "[]");
    publish(3, "[{'client': 'tax'}]");
    assertThat(subscribers.of("a.b")).containsExactly(new PinnedSubscriber("tax", 3, null));
  }

  @Test
  void readsByTheVersionThatItNames() {
    publish(1, "[{'client': 'tax'}]");
    publish(2, "[{'client': 'tax', 'version': 2}]");
    assertThat(subscribers.of("a.b")).containsExactly(new PinnedSubscriber("tax", 2, null));
  }

  @Test
  void knowsNobodyOfATypeThatIsNotThere() {
    assertThat(subscribers.of("a.c")).isEmpty();
  }
}
