package lianban.exchange.proof.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/**
 * The topics that the broker has. They come rarely: they are asked for every few seconds, and soon
 * when one is not known.
 */
final class TopicList {

  private static final long FRESH = Duration.ofSeconds(10).toNanos();
  private static final long SOUGHT = Duration.ofSeconds(1).toNanos();

  private final Duration patience;
  private Map<String, List<PartitionInfo>> topics = Map.of();
  private boolean isKnown;
  private long listedAt;

  /**
   * @param patience how long the broker may take to answer
   */
  TopicList(Duration patience) {
    this.patience = patience;
  }

  /** Whether the broker was asked anew. */
  boolean refresh(Consumer<?, ?> consumer, Collection<String> types) {
    long age = System.nanoTime() - listedAt;
    boolean isGood = age < FRESH && (age < SOUGHT || topics.keySet().containsAll(types));
    if (isKnown && isGood) {
      return false;
    }
    topics = consumer.listTopics(patience);
    listedAt = System.nanoTime();
    isKnown = true;
    return true;
  }

  /** What is known may be wrong: the broker is asked anew the next time. */
  void forget() {
    isKnown = false;
  }

  /** All parts of these topics. */
  List<TopicPartition> all(Collection<String> types) {
    return parts(types, _ -> true).toList();
  }

  /** The parts of these topics that a broker leads. Nobody answers for the others. */
  List<TopicPartition> led(Collection<String> types) {
    return parts(types, TopicList::isLed).toList();
  }

  /** Whether the part is there and led. */
  boolean isLed(TopicPartition part) {
    return parts(List.of(part.topic()), TopicList::isLed).anyMatch(part::equals);
  }

  private static boolean isLed(PartitionInfo part) {
    Node leader = part.leader();
    return leader != null && !leader.isEmpty();
  }

  private Stream<TopicPartition> parts(Collection<String> types, Predicate<PartitionInfo> wanted) {
    return types.stream()
        .flatMap(type -> topics.getOrDefault(type, List.of()).stream())
        .filter(wanted)
        .map(part -> new TopicPartition(part.topic(), part.partition()));
  }
}
