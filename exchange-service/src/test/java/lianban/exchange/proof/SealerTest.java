package lianban.exchange.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import lianban.exchange.proof.KilledAnywhere.KilledException;
import lianban.proof.MerkleTree;
import lianban.proof.Place;
import lianban.proof.Seal;
import lianban.proof.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SealerTest {

  private static final Duration TAKE_OVER = Duration.ofSeconds(5);
  private static final List<String> TYPES = List.of("a", "b", "c");

  private final Watch watch = new Watch();
  private final InMemoryEventLog topics = new InMemoryEventLog();
  private final InMemorySeals seals = new InMemorySeals();
  private final InMemorySealIndex index = new InMemorySealIndex();
  private final InMemoryFindings findings = new InMemoryFindings();

  private static final class Watch implements InstantSource {
    private Instant now = SomeSeals.AT;

    @Override
    public Instant instant() {
      return now;
    }
  }

  private Sealer sealer(int most) {
    return sealer(topics, seals, index, most);
  }

  private Sealer sealer(EventLog log, Seals chain, SealIndex places, int most) {
    return new Sealer(
        () -> TYPES, log, chain, places, findings, SomeSeals.KEY, most, TAKE_OVER, watch);
  }

  @Test
  void sealsWhatIsThereAndThenWhatComes() {
    Sealer sealer = sealer(100);
    assertThat(sealer.seal()).isFalse();
    assertThat(seals.after(0, 10)).isEmpty();
    topics.publish("b", 1, 1);
    topics.publish("a", 0, 1);
    topics.publish("a", 0, 2);

    assertThat(sealer.seal()).isFalse();
    topics.publish("a", 0, 3);
    sealer.seal();
    sealer.seal();

    List<Seal> chain = seals.after(0, 10);
    assertThat(chain).hasSize(2);
    assertThat(chain.getFirst().ranges())
        .containsExactly(new Seal.Range("a", 0, 0, 2), new Seal.Range("b", 1, 0, 1));
    assertThat(chain.getLast().ranges()).containsExactly(new Seal.Range("a", 0, 2, 3));
    assertThat(sealer.status().backlog()).isZero();
    assertThat(sealer.status().lastSealAt()).isEqualTo(watch.now);
    assertEverythingIsSealedOnce();
  }

  @Test
  void moreThanASealHoldsIsSealedInSeveral() {
    for (int i = 0; i < 25; i++) {
      topics.publish("a", i % 3, i);
    }
    Sealer sealer = sealer(10);

    assertThat(sealer.seal()).isTrue();
    assertThat(sealer.status().backlog()).isEqualTo(15);
    assertThat(sealer.seal()).isTrue();
    assertThat(sealer.seal()).isFalse();

    assertThat(seals.after(0, 10)).extracting(Seal::size).containsExactly(10L, 10L, 5L);
    assertEverythingIsSealedOnce();
  }

  @Test
  void offsetWithoutARecordHasALeafOfItsOwn() {
    topics.put("a", 0, 2, 1);
    topics.put("a", 0, 5, 1);

    sealer(100).seal();

    Seal seal = seals.after(0, 1).getFirst();
    assertThat(seal.ranges()).containsExactly(new Seal.Range("a", 0, 0, 6));
    var tree = new MerkleTree(seals.leaves.values().iterator().next());
    assertThat(tree.leaf(1)).isEqualTo(MerkleTree.leaf(new byte[0]));
    assertThat(tree.leaf(2)).isEqualTo(Leaves.of(InMemoryEventLog.event(new Place("a", 0, 2), 1)));
  }

  @Test
  void beginsWhereTheTopicDoes() {
    IntStream.range(0, 5).forEach(i -> topics.publish("a", 0, i));
    topics.drop("a", 0, 3);

    sealer(100).seal();

    assertThat(seals.after(0, 1).getFirst().ranges()).containsExactly(new Seal.Range("a", 0, 3, 5));
  }

  @Test
  void waitsWhileAnotherSealsAndTakesOverWhenItStops() {
    Sealer first = sealer(100);
    Sealer second = sealer(100);
    second.seal();
    topics.publish("a", 0, 1);
    first.seal();
    topics.publish("a", 0, 2);

    second.seal();
    assertThat(seals.after(0, 10)).hasSize(1);
    watch.now = watch.now.plus(TAKE_OVER);
    second.seal();
    assertThat(seals.after(0, 10)).hasSize(2);
    topics.publish("a", 0, 3);
    first.seal();
    assertThat(seals.after(0, 10)).hasSize(2);
    second.seal();

    assertThat(seals.after(0, 10)).hasSize(3);
    assertEverythingIsSealedOnce();
  }

  @Test
  void faultOfTheStoreIsTold() {
    Seals broken = new KilledAnywhere(new Random(1), 1).port(Seals.class, seals);
    topics.publish("a", 0, 1);
    assertThatThrownBy(() -> sealer(topics, broken, index, 100).seal())
        .isInstanceOf(KilledException.class);
  }

  @Test
  void aPartThatIsGoneIsAFindingAndTheOthersAreSealed() {
    topics.publish("a", 0, 1);
    topics.publish("a", 1, 1);
    topics.publish("b", 0, 1);
    Sealer sealer = sealer(100);
    sealer.seal();
    topics.lose("a", 1);
    topics.publish("a", 0, 2);
    topics.publish("b", 0, 2);

    sealer.seal();
    sealer.seal();

    assertThat(seals.after(1, 10))
        .singleElement()
        .extracting(Seal::ranges)
        .isEqualTo(List.of(new Seal.Range("a", 0, 1, 2), new Seal.Range("b", 0, 1, 2)));
    assertThat(found())
        .containsExactly(
            new Finding(Finding.Kind.PARTITION_MISSING, 1, null, new Place("a", 1, 0)));
    assertThat(sealer.lost()).containsExactly(new Partition("a", 1));
  }

  @Test
  void aPartThatWasMadeAnewIsAFindingAndIsSealedOnlyPastWhatWasSealedOfIt() {
    IntStream.range(0, 3).forEach(i -> topics.publish("a", 0, i));
    Sealer sealer = sealer(100);
    sealer.seal();
    topics.lose("a", 0);
    topics.publish("a", 0, 10);
    topics.publish("b", 0, 1);

    sealer.seal();

    assertThat(seals.after(1, 10))
        .singleElement()
        .extracting(Seal::ranges)
        .isEqualTo(List.of(new Seal.Range("b", 0, 0, 1)));
    assertThat(found())
        .containsExactly(new Finding(Finding.Kind.PARTITION_CUT, 1, null, new Place("a", 0, 2)));
    assertThat(sealer.lost()).containsExactly(new Partition("a", 0));
    IntStream.range(0, 3).forEach(i -> topics.publish("a", 0, i));
    sealer.seal();
    assertThat(sealer.lost()).isEmpty();
    assertThat(seals.after(2, 10))
        .singleElement()
        .extracting(Seal::ranges)
        .isEqualTo(List.of(new Seal.Range("a", 0, 3, 4)));
  }

  @Test
  void ofWhatCannotBeReadNowOrOfAWholeTopicThatIsGoneNothingIsFound() {
    topics.publish("a", 0, 1);
    topics.publish("a", 1, 1);
    topics.publish("b", 0, 1);
    Sealer sealer = sealer(100);
    sealer.seal();
    topics.shut("a", 1);
    topics.lose("b", 0);

    sealer.seal();

    assertThat(found()).isEmpty();
    assertThat(sealer.lost()).isEmpty();
    assertThat(sealer.unread()).containsExactly(new Partition("a", 1));
  }

  private List<Finding> found() {
    return findings.all(10).stream().map(Findings.Found::finding).toList();
  }

  static IntStream seeds() {
    return IntStream.range(0, 60);
  }

  /** Three instances, each killed or cut off from its store now and then, at any call of a port. */
  @ParameterizedTest
  @MethodSource("seeds")
  void killsAnywhereLeaveOneUnbrokenChain(int seed) {
    var random = new Random(seed);
    var killer = new KilledAnywhere(random, 40);
    List<Sealer> instances = new ArrayList<>();
    IntStream.range(0, 3).forEach(i -> instances.add(fragile(killer)));
    for (int round = 0; round < 600; round++) {
      int published = random.nextInt(4);
      for (int i = 0; i < published; i++) {
        topics.publish(TYPES.get(random.nextInt(3)), random.nextInt(2), random.nextInt());
      }
      watch.now = watch.now.plusMillis(random.nextInt(3_000));
      int one = random.nextInt(3);
      try {
        instances.get(one).seal();
      } catch (KilledException e) {
        if (random.nextBoolean()) {
          instances.set(one, fragile(killer));
        }
      }
    }
    watch.now = watch.now.plus(TAKE_OVER.multipliedBy(2));
    Sealer last = sealer(1_000);
    last.seal();
    watch.now = watch.now.plus(TAKE_OVER.multipliedBy(2));
    while (last.seal()) {}

    assertThat(seals.after(0, 1_000)).hasSizeGreaterThan(20);
    assertEverythingIsSealedOnce();
    for (Seal seal : seals.after(0, 1_000)) {
      Seal.Range range = seal.ranges().getFirst();
      assertThat(index.find(new Place(range.type(), range.partition(), range.from())))
          .isEqualTo(seal.number());
    }
  }

  private Sealer fragile(KilledAnywhere killer) {
    return sealer(
        killer.port(EventLog.class, topics),
        killer.port(Seals.class, seals),
        killer.port(SealIndex.class, index),
        5);
  }

  private void assertEverythingIsSealedOnce() {
    String previous = Seal.NO_PREVIOUS;
    Map<Partition, Long> next = new HashMap<>();
    Set<Place> sealed = new HashSet<>();
    for (Seal seal : seals.after(0, 10_000)) {
      assertThat(seal.previous()).isEqualTo(previous);
      assertThat(seal.isSignedBy(SomeSeals.KEY.verificationKey())).isTrue();
      byte[] leaves = seals.leaves(seal);
      assertThat(leaves).isNotNull();
      assertThat(Sha256.hex(new MerkleTree(leaves).root())).isEqualTo(seal.root());
      for (Seal.Range range : seal.ranges()) {
        var partition = new Partition(range.type(), range.partition());
        assertThat(range.from()).isEqualTo(next.getOrDefault(partition, 0L));
        next.put(partition, range.to());
        for (long offset = range.from(); offset < range.to(); offset++) {
          assertThat(sealed.add(new Place(range.type(), range.partition(), offset))).isTrue();
        }
      }
      previous = seal.hash();
    }
    assertThat(next).isEqualTo(topics.ends(TYPES));
  }
}
