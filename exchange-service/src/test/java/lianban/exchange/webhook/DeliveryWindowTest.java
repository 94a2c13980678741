package lianban.exchange.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import lianban.exchange.subscription.Position.Mark;
import lianban.exchange.subscription.Position.Range;
import lianban.exchange.webhook.DeliveryWindow.Item;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The core of dispatching: what is delivered when, and what may be forgotten. */
class DeliveryWindowTest {

  private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");

  private final DeliveryWindow<String> window = new DeliveryWindow<>(Map.of());

  @Test
  void eventsOfAKeyComeOneAfterTheOtherAndKeysDoNotWaitForEachOther() {
    Item<String> first = offer(0, 0, "a");
    offer(0, 1, "a");
    Item<String> other = offer(0, 2, "b");

    assertThat(window.next(NOW)).isEqualTo(first);
    assertThat(window.next(NOW)).isEqualTo(other);
    assertThat(window.next(NOW)).isNull();

    window.finish(first);
    assertThat(Objects.requireNonNull(window.next(NOW)).offset()).isEqualTo(1);
  }

  @Test
  void whatFailsWaitsWithItsKeyAlone() {
    Item<String> first = offer(0, 0, "a");
    offer(0, 1, "a");
    window.next(NOW);
    window.retry(first, NOW.plusSeconds(5));
    Item<String> other = offer(0, 2, "b");

    assertThat(window.next(NOW)).isEqualTo(other);
    assertThat(window.hasNext(NOW.plusSeconds(4))).isFalse();
    assertThat(window.nextDue()).isEqualTo(NOW.plusSeconds(5));
    assertThat(window.next(NOW.plusSeconds(5))).isEqualTo(first);
  }

  @Test
  void theMarkStaysBeforeWhatIsNotFinishedAndKnowsWhatIsFinishedBehindIt() {
    Item<String> first = offer(0, 3, "a");
    Item<String> second = offer(0, 4, "b");
    offer(0, 6, "c");
    window.readTo(Map.of(0, 9L));
    window.next(NOW);
    window.next(NOW);

    window.finish(second);
    assertThat(window.marks())
        .containsEntry(0, new Mark(3, 9, List.of(new Range(4, 6), new Range(7, 9))));

    window.finish(first);
    assertThat(window.marks()).containsEntry(0, new Mark(6, 9, List.of(new Range(7, 9))));
  }

  @Test
  void whatWasFinishedBehindTheMarkIsNotDeliveredAgain() {
    var after =
        new DeliveryWindow<String>(
            Map.of(0, new Mark(3, 9, List.of(new Range(4, 6), new Range(7, 9)))));

    assertThat(after.cursor()).containsEntry(0, 3L);
    assertThat(after.offer(item(0, 3, "a"))).isTrue();
    assertThat(after.offer(item(0, 4, "b"))).isFalse();
    assertThat(after.marks())
        .containsEntry(0, new Mark(3, 9, List.of(new Range(4, 6), new Range(7, 9))));
    assertThat(after.mayHaveBeenTried(0, 8)).isTrue();
    assertThat(after.mayHaveBeenTried(0, 9)).isFalse();
  }

  @Test
  void whatIsNotUnderWayCannotBeFinished() {
    offer(0, 0, "a");
    Item<String> second = offer(0, 1, "a");

    assertThatIllegalStateException().isThrownBy(() -> window.finish(second));
  }

  /**
   * Deliveries that succeed, fail, are left out and given back, in any order, with a crash now and
   * then that forgets everything but marks which were written some time before.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233})
  void everythingIsDeliveredInOrderPerKeyWhateverHappens(long seed) {
    var simulation = new Simulation(new Random(seed));

    simulation.run();

    simulation.assertDelivered();
  }

  private Item<String> offer(int partition, long offset, String key) {
    Item<String> item = item(partition, offset, key);
    window.offer(item);
    return item;
  }

  private static Item<String> item(int partition, long offset, String key) {
    return new Item<>(partition, offset, key, key + offset);
  }

  /** A topic, a receiver, and instances that come and go. */
  private static final class Simulation {
    private static final int EVENTS = 200;
    private static final int PARTITIONS = 3;

    private final Random random;
    private final List<List<String>> topic = new ArrayList<>();
    private final Map<String, List<Long>> received = new HashMap<>();
    private final List<Set<Long>> finished = new ArrayList<>();
    private Map<Integer, Mark> stored = Map.of();
    private Instant now = NOW;

    private Simulation(Random random) {
      this.random = random;
      for (int partition = 0; partition < PARTITIONS; partition++) {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
          keys.add(random.nextInt(10) == 0 ? "" : "k" + random.nextInt(6));
        }
        topic.add(keys);
        finished.add(new HashSet<>());
      }
    }

    private void run() {
      do {
        runInstance(random.nextInt(20) == 0 ? Integer.MAX_VALUE : random.nextInt(300));
      } while (!isThrough(stored));
    }

    private void runInstance(int steps) {
      var window = new DeliveryWindow<String>(stored);
      List<Item<String>> underWay = new ArrayList<>();
      for (int step = 0; step < steps && !isThrough(stored); step++) {
        now = now.plusMillis(100);
        switch (random.nextInt(6)) {
          case 0 -> read(window);
          case 1, 2 -> begin(window, underWay);
          case 3, 4 -> end(window, underWay);
          default -> store(window);
        }
      }
    }

    private void read(DeliveryWindow<String> window) {
      if (window.size() > 50) {
        return;
      }
      int partition = random.nextInt(PARTITIONS);
      long from = window.cursor().getOrDefault(partition, 0L);
      long to = Math.min(EVENTS, from + random.nextInt(10));
      for (long offset = from; offset < to; offset++) {
        String key = topic.get(partition).get((int) offset);
        if (!key.isEmpty()) {
          window.offer(item(partition, offset, partition + key));
        }
      }
      window.readTo(Map.of(partition, to));
    }

    private void begin(DeliveryWindow<String> window, List<Item<String>> underWay) {
      Item<String> item = window.next(now);
      if (item != null) {
        boolean isAlone = underWay.stream().noneMatch(other -> other.key().equals(item.key()));
        assertThat(isAlone).as("one event of a key at a time").isTrue();
        underWay.add(item);
      }
    }

    private void end(DeliveryWindow<String> window, List<Item<String>> underWay) {
      if (underWay.isEmpty()) {
        return;
      }
      Item<String> item = underWay.remove(random.nextInt(underWay.size()));
      switch (random.nextInt(4)) {
        case 0 -> window.retry(item, now.plus(Duration.ofMillis(random.nextInt(1_000))));
        case 1 -> window.giveBack(item);
        default -> {
          received.computeIfAbsent(item.key(), k -> new ArrayList<>()).add(item.offset());
          finished.get(item.partition()).add(item.offset());
          window.finish(item);
        }
      }
    }

    /** What is stored never passes what was not finished. */
    private void store(DeliveryWindow<String> window) {
      stored = window.marks();
      stored.forEach(
          (partition, mark) -> {
            Set<Long> passed = new HashSet<>();
            for (long offset = 0; offset < EVENTS; offset++) {
              if (!topic.get(partition).get((int) offset).isEmpty() && mark.isDone(offset)) {
                passed.add(offset);
              }
            }
            passed.removeAll(finished.get(partition));
            assertThat(passed).as("passed and not finished").isEmpty();
          });
    }

    private static boolean isThrough(Map<Integer, Mark> marks) {
      return marks.size() == PARTITIONS
          && marks.values().stream().allMatch(mark -> mark.next() == EVENTS);
    }

    /** The first deliveries of a key are in order; what comes again came before. */
    private void assertDelivered() {
      for (int partition = 0; partition < PARTITIONS; partition++) {
        List<String> keys = topic.get(partition);
        for (String key : new HashSet<>(keys)) {
          if (!key.isEmpty()) {
            assertThat(firsts(received.getOrDefault(partition + key, List.of())))
                .isEqualTo(offsets(keys, key));
          }
        }
      }
    }

    private static List<Long> firsts(List<Long> offsets) {
      return offsets.stream().distinct().toList();
    }

    private static List<Long> offsets(List<String> keys, String key) {
      List<Long> offsets = new ArrayList<>();
      for (int i = 0; i < keys.size(); i++) {
        if (keys.get(i).equals(key)) {
          offsets.add((long) i);
        }
      }
      return offsets;
    }
  }
}
