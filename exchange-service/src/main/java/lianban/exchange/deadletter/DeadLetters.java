package lianban.exchange.deadletter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** All dead letters. */
public interface DeadLetters {

  /** Lays down a letter; one that lies there already stays as it is. */
  void add(DeadLetter letter);

  @Nullable DeadLetter find(String id);

  /** Whether it is stored now: only over the revision before its own. */
  boolean replace(DeadLetter letter);

  /**
   * Letters by id.
   *
   * @param after the last id seen, null to begin
   */
  List<DeadLetter> list(Selection selection, @Nullable String after, int limit);

  /** Letters counted by cause and state. */
  List<DeadLetter.Group> groups(Selection selection);

  /** Which letters; what is null does not matter. */
  record Selection(
      @Nullable String subscriber,
      @Nullable String subscription,
      @Nullable Cause cause,
      DeadLetter.@Nullable State state) {

    /** The same in that state. */
    Selection in(DeadLetter.State other) {
      return new Selection(subscriber, subscription, cause, other);
    }
  }
}
