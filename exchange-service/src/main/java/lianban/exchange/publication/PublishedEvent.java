package lianban.exchange.publication;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event that was taken in.
 *
 * @param acceptance null while it is not known whether the broker has it
 */
public record PublishedEvent(
    String source, String id, String type, @Nullable Acceptance acceptance) {

  /**
   * Where the broker has it.
   *
   * @param at when the exchange knew that
   * @param partition of the topic, which is named like the type
   */
  public record Acceptance(Instant at, int partition, long offset) {}
}
