package lianban.exchange.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import lianban.exchange.delivery.SharedTail.Arrival;
import lianban.exchange.delivery.TopicTail.Look;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is in memory, without a broker. */
class SharedTailTest {

  private static final long ANY = Long.MAX_VALUE;
  private static final String TYPE = "t";

  private SharedTail tails = new SharedTail(100_000, 60_000, Duration.ofMinutes(1));

  @Test
  void knowsNothingBeforeItIsBegun() {
    assertThat(tails.of(TYPE).look(at(0), 10, ANY)).isInstanceOf(Look.Elsewhere.class);
    assertThat(tails.wanted()).containsExactly(TYPE);
    assertThat(tails.ends("another")).isEmpty();
  }

  @Test
  void givesWhatFollowsTheCursorInTheOrderOfArrival() {
    tails.of(TYPE);
    tails.begin(TYPE, 0, 5);
    tails.begin(TYPE, 1, 0);
    arrive(0, 5, 100);
    arrive(1, 0, 100);
    arrive(0, 6, 100);

    Look.Within all = within(at(5, 0), 10);
    Look.Within two = within(at(5, 0), 2);
    Look.Within rest = within(two.next(), 2);

    assertThat(all.events()).extracting(TopicEvent::offset).containsExactly(5L, 0L, 6L);
    assertThat(all.isAll()).isTrue();
    assertThat(all.next()).isEqualTo(at(7, 1));
    assertThat(two.events()).hasSize(2);
    assertThat(two.isAll()).isFalse();
    assertThat(rest.events()).extracting(TopicEvent::offset).containsExactly(6L);
    assertThat(rest.isAll()).isTrue();
  }

  @Test
  void whoeverIsBeforeItsBeginReadsElsewhere() {
    tails.of(TYPE);
    tails.begin(TYPE, 0, 5);

    assertThat(tails.of(TYPE).look(at(4), 10, ANY)).isInstanceOf(Look.Elsewhere.class);
    assertThat(tails.of(TYPE).look(new Cursor(TYPE, Map.of()), 10, ANY))
        .isInstanceOf(Look.Elsewhere.class);
    assertThat(within(at(5), 10).isAll()).isTrue();
    assertThat(within(at(9), 10).isAhead()).isTrue();
  }

  @Test
  void passesOverWhatIsNoEventAtTheEnd() {
    tails.of(TYPE);
    tails.begin(TYPE, 0, 0);

    tails.append(TYPE, List.of(), Map.of(0, 3L));

    assertThat(within(at(0), 10).next()).isEqualTo(at(3));
  }

  @Test
  void aPageHasRoomForOneEventHoweverLarge() {
    tails.of(TYPE);
    tails.begin(TYPE, 0, 0);
    arrive(0, 0, 5_000);
    arrive(0, 1, 5_000);

    var look = (Look.Within) tails.of(TYPE).look(at(0), 10, 100);

    assertThat(look.events()).hasSize(1);
    assertThat(look.next()).isEqualTo(at(1));
    assertThat(look.isAll()).isFalse();
  }

  @Test
  void forgetsTheOldestOfATypeAndOfTheLargestOfAll() {
    for (String type : List.of("a", "b", "c")) {
      tails.of(type);
      tails.begin(type, 0, 0);
      for (int i = 0; i < 40; i++) {
        arrive(type, 0, i, 500);
      }
    }

    assertThat(tails.bytes()).isBetween(90_000L, 100_000L);
    assertThat(tails.of("c").bytes()).isBetween(30_000L, 60_000L);
    assertThat(tails.of("a").bytes()).isGreaterThan(10_000L);
    assertThat(tails.size()).isEqualTo(tails.bytes() / 2_000);
  }

  @Test
  void isBegunAnewWithoutWhatItHad() {
    tails.of(TYPE);
    tails.begin(TYPE, 0, 0);
    tails.begin(TYPE, 1, 0);
    arrive(0, 0, 100);
    arrive(1, 0, 100);

    tails.begin(TYPE, 0, 50);

    assertThat(tails.size()).isEqualTo(1);
    assertThat(tails.bytes()).isEqualTo(1_200);
    assertThat(tails.ends(TYPE)).isEqualTo(Map.of(0, 50L, 1, 1L));
    tails.clear(TYPE);
    assertThat(tails.bytes()).isZero();
  }

  /** A page never skips, whatever was forgotten in between. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void whoeverStaysWithinItGetsEverything(long seed) {
    Random random = new Random(seed);
    tails = new SharedTail(2_000_000, 2_000_000, Duration.ofMinutes(1));
    tails.of(TYPE);
    Map<Integer, Long> ends = new HashMap<>();
    for (int partition = 0; partition < 3; partition++) {
      long begin = random.nextInt(10);
      ends.put(partition, begin);
      tails.begin(TYPE, partition, begin);
    }
    Cursor at = new Cursor(TYPE, ends);
    Map<Integer, List<Long>> read = new HashMap<>();
    Map<Integer, List<Long>> sent = new HashMap<>();
    for (int i = 0; i < 2_000; i++) {
      int partition = random.nextInt(3);
      // A hole, as transactions leave.
      long offset = ends.getOrDefault(partition, 0L) + (random.nextInt(10) == 0 ? 1 : 0);
      arrive(partition, offset, random.nextInt(300));
      ends.put(partition, offset + 1);
      sent.computeIfAbsent(partition, _ -> new ArrayList<>()).add(offset);
      if (i % 10 == 9) {
        at = readOn(at, read, random);
      }
    }
    while (!within(at, 1).events().isEmpty()) {
      at = readOn(at, read, random);
    }
    assertThat(read).isEqualTo(sent);
    assertThat(at.offsets()).isEqualTo(ends);
  }

  private Cursor readOn(Cursor at, Map<Integer, List<Long>> read, Random random) {
    Look.Within look =
        (Look.Within) tails.of(TYPE).look(at, 1 + random.nextInt(30), random.nextInt(20_000));
    for (TopicEvent event : look.events()) {
      read.computeIfAbsent(event.partition(), _ -> new ArrayList<>()).add(event.offset());
    }
    return look.next();
  }

  private Look.Within within(Cursor at, int limit) {
    return (Look.Within) tails.of(TYPE).look(at, limit, ANY);
  }

  private static Cursor at(long... offsets) {
    Map<Integer, Long> all = new HashMap<>();
    for (int partition = 0; partition < offsets.length; partition++) {
      all.put(partition, offsets[partition]);
    }
    return new Cursor(TYPE, all);
  }

  private void arrive(int partition, long offset, int bytes) {
    arrive(TYPE, partition, offset, bytes);
  }

  private void arrive(String type, int partition, long offset, int bytes) {
    CloudEvent event =
        CloudEventBuilder.v1().withId("e").withSource(URI.create("/s")).withType(type).build();
    var there = new TopicEvent(new SharedEvent(event), partition, offset, Instant.EPOCH);
    tails.append(type, List.of(new Arrival(there, bytes)), Map.of(partition, offset + 1));
  }
}
