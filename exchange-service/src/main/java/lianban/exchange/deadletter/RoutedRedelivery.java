package lianban.exchange.deadletter;

import org.jspecify.annotations.Nullable;

/** Sends each letter the way it came. */
final class RoutedRedelivery implements Redelivery {

  private final Redelivery webhooks;
  private final Redelivery readers;

  /**
   * @param readers of Kafka
   */
  RoutedRedelivery(Redelivery webhooks, Redelivery readers) {
    this.webhooks = webhooks;
    this.readers = readers;
  }

  @Override
  public Result send(DeadLetter letter, @Nullable String data, @Nullable Integer edit) {
    return way(letter).send(letter, data, edit);
  }

  @Override
  public @Nullable Hindrance hindrance(DeadLetter letter) {
    return way(letter).hindrance(letter);
  }

  private Redelivery way(DeadLetter letter) {
    return Reader.of(letter) == null ? webhooks : readers;
  }
}
