package lianban.exchange.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import lianban.exchange.proof.Finding.Kind;
import lianban.proof.Place;
import lianban.proof.Seal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChainCheckTest {

  private static final InstantSource CLOCK = InstantSource.fixed(SomeSeals.AT);

  private final InMemoryEventLog topics = new InMemoryEventLog();
  private final InMemorySeals seals = new InMemorySeals();
  private final InMemorySealIndex index = new InMemorySealIndex();
  private final InMemorySealKeys keys = new InMemorySealKeys();
  private final InMemoryFindings findings = new InMemoryFindings();

  /** Three seals, the second over three parts of topics. */
  @BeforeEach
  void seal() {
    keys.keep(SomeSeals.KEY.verificationKey());
    Sealer sealer =
        new Sealer(
            () -> List.of("a", "b"),
            topics,
            seals,
            index,
            findings,
            SomeSeals.KEY,
            100,
            Duration.ZERO,
            CLOCK);
    for (int seal = 0; seal < 3; seal++) {
      topics.publish("a", 0, seal);
      topics.publish("a", 1, seal);
      topics.publish("a", 1, seal);
      topics.publish("b", 0, seal);
      sealer.seal();
    }
  }

  private List<Finding> checked() {
    return checked(topics);
  }

  private List<Finding> checked(EventLog log) {
    var round = new InMemoryFindings();
    var check = new ChainCheck(log, seals, index, keys, round, CLOCK);
    while (!check.step()) {}
    return round.all(1_000).stream().map(Findings.Found::finding).toList();
  }

  @Test
  void soundChainHasNoFindings() {
    assertThat(seals.seals).hasSize(3);
    assertThat(checked()).isEmpty();
  }

  @Test
  void everyAlteredByteOfASealIsFoundAtThatSealAlone() {
    String sound = String.valueOf(seals.text(2));
    byte[] bytes = sound.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      byte[] altered = bytes.clone();
      altered[i] ^= 1;
      seals.seals.put(2L, new String(altered, StandardCharsets.UTF_8));
      assertThat(checked())
          .as("byte %d of %s", i, sound)
          .singleElement()
          .matches(f -> f.kind() == Kind.SEAL_ALTERED && f.seal() == 2);
    }
  }

  @Test
  void everyAlteredByteOfALeafIsFoundWhereItIs() {
    Seal seal = seals.after(1, 1).getFirst();
    byte[] leaves = seals.leaves.get("2" + seal.root());
    assertThat(leaves).isNotNull();
    for (int i = 0; i < leaves.length; i++) {
      leaves[i] ^= 1;
      assertThat(checked())
          .containsExactly(new Finding(Kind.LEAF_ALTERED, 2, null, seal.placeOf(i / 32)));
      leaves[i] ^= 1;
    }
  }

  @Test
  void everyAlteredOrMissingEventIsFoundWhereItIs() {
    for (Seal seal : seals.after(0, 3)) {
      for (long i = 0; i < seal.size(); i++) {
        Place place = seal.placeOf(i);
        assertThat(place).isNotNull();
        assertThat(checked(new AlteredLog(topics, place, false)))
            .containsExactly(new Finding(Kind.EVENT_ALTERED, seal.number(), null, place));
        assertThat(checked(new AlteredLog(topics, place, true)))
            .containsExactly(new Finding(Kind.EVENT_MISSING, seal.number(), null, place));
      }
    }
  }

  @Test
  void missingSealIsFoundWhereverItIs() {
    for (long number = 1; number <= 2; number++) {
      String text = String.valueOf(seals.seals.remove(number));
      assertThat(checked()).containsExactly(Finding.seal(Kind.SEAL_MISSING, number, null));
      seals.seals.put(number, text);
    }
  }

  @Test
  void lastSealThatWasSeenIsMissed() {
    var check = new ChainCheck(topics, seals, index, keys, findings, CLOCK);
    while (!check.step()) {}
    seals.seals.remove(3L);
    while (!check.step()) {}

    assertThat(findings.all(10))
        .extracting(Findings.Found::finding)
        .containsExactly(Finding.seal(Kind.SEAL_MISSING, 3, null));
  }

  @Test
  void eventsThatLeftTheirTopicAreNoFinding() {
    topics.drop("a", 1, 3);
    topics.drop("b", 0, 2);

    assertThat(checked()).isEmpty();
  }

  @Test
  void ofWhatIsNotReachedInTimeOrNotNamedNothingIsSaid() {
    assertThat(
            checked(
                new AlteredLog(topics, new Place("", 0, 0), false) {
                  @Override
                  public Map<Partition, Long> read(
                      Map<Partition, Long> from,
                      Map<Partition, Long> to,
                      int most,
                      Consumer<Logged> each) {
                    return topics.read(from, to, 1, each);
                  }
                }))
        .isEmpty();
    assertThat(
            checked(
                new AlteredLog(topics, new Place("", 0, 0), false) {
                  @Override
                  public Map<Partition, Long> ends(Collection<String> types) {
                    return Map.of();
                  }
                }))
        .isEmpty();
  }

  /** A log in which one event is another, or is not there. */
  private static class AlteredLog implements EventLog {

    private final EventLog sound;
    private final Place place;
    private final boolean isMissing;

    AlteredLog(EventLog sound, Place place, boolean isMissing) {
      this.sound = sound;
      this.place = place;
      this.isMissing = isMissing;
    }

    @Override
    public Set<Partition> parts(Collection<String> types) {
      return sound.parts(types);
    }

    @Override
    public Map<Partition, Long> ends(Collection<String> types) {
      return sound.ends(types);
    }

    @Override
    public Map<Partition, Long> beginnings(Collection<Partition> partitions) {
      return sound.beginnings(partitions);
    }

    @Override
    public Map<Partition, Long> read(
        Map<Partition, Long> from, Map<Partition, Long> to, int most, Consumer<Logged> each) {
      return sound.read(from, to, most, logged -> pass(logged, each));
    }

    private void pass(Logged logged, Consumer<Logged> each) {
      if (!logged.place().equals(place)) {
        each.accept(logged);
      } else if (!isMissing) {
        Instant at = logged.at();
        each.accept(new Logged(place, InMemoryEventLog.event(place, -1), at));
      }
    }
  }
}
