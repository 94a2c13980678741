package lianban.exchange.deadletter;

import org.jspecify.annotations.Nullable;

/**
 * Who reads Kafka itself, as letters have it for a subscription: its consumer group. Groups are
 * called after their user and, behind a dot, what they listen for.
 */
public record Reader(String group) {

  private static final String PREFIX = "kafka.";

  /** The reader that a letter failed at, null if that was a subscription. */
  public static @Nullable Reader of(DeadLetter letter) {
    String name = letter.subscription();
    return name.startsWith(PREFIX) ? new Reader(name.substring(PREFIX.length())) : null;
  }

  /** What letters have for its subscription. */
  public String subscription() {
    return PREFIX + group;
  }

  /** Whom the broker knows it as. */
  public String user() {
    int dot = group.indexOf('.');
    return dot < 0 ? group : group.substring(0, dot);
  }
}
