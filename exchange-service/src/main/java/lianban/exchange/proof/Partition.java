package lianban.exchange.proof;

import java.util.Comparator;

/**
 * Part of a topic.
 *
 * @param type of the events, also the topic
 */
public record Partition(String type, int number) implements Comparable<Partition> {

  private static final Comparator<Partition> ORDER =
      Comparator.comparing(Partition::type).thenComparingInt(Partition::number);

  @Override
  public int compareTo(Partition other) {
    return ORDER.compare(this, other);
  }
}
