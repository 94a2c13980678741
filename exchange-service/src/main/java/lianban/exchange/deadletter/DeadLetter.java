package lianban.exchange.deadletter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event that did not reach a subscriber.
 *
 * @param id subscription, partition and offset: the same event of the same subscription is one
 *     letter, however often it is laid down
 * @param subscriber client or department
 * @param event as it stands on its topic, in structured JSON
 * @param since when the state was entered
 * @param reason why it was discarded
 */
public record DeadLetter(
    String id,
    String subscription,
    String subscriber,
    String type,
    int partition,
    long offset,
    String eventId,
    String source,
    String event,
    Cause cause,
    List<Attempt> attempts,
    State state,
    Instant deadAt,
    Instant since,
    @Nullable String reason,
    List<Edit> edits,
    long revision) {

  /** In place of an event where there is none that can be read. */
  public static final String NO_EVENT = "{}";

  private static final int ATTEMPTS_KEPT = 50;

  public DeadLetter {
    attempts =
        List.copyOf(
            attempts.subList(Math.max(0, attempts.size() - ATTEMPTS_KEPT), attempts.size()));
    edits = List.copyOf(edits);
  }

  /** What became of it. */
  public enum State {
    OPEN,
    REPLAYING,
    /** It lies before a reader of Kafka, which has not told yet what became of it. */
    SENT,
    DELIVERED,
    DISCARDED
  }

  /**
   * Other data proposed for it.
   *
   * @param data JSON
   * @param proposedBy subject
   * @param approvedBy another subject, null while nobody has
   */
  public record Edit(
      int number, String data, String proposedBy, Instant at, @Nullable String approvedBy) {}

  /** Letters of one cause, for the overview. */
  public record Group(
      Cause cause, State state, long count, Instant oldest, Instant newest, String sample) {}

  /** The letter's id; ids of one subscription sort by place. */
  public static String id(String subscription, int partition, long offset) {
    return "%s.%03d.%019d".formatted(subscription, partition, offset);
  }

  /** The next revision, in another state. */
  public DeadLetter in(State next, @Nullable String why, Instant now) {
    return with(next, attempts, edits, why, now);
  }

  /** The next revision, after it was sent once more. */
  public DeadLetter tried(Attempt attempt, Instant now) {
    return with(
        attempt.gotThrough() ? State.DELIVERED : State.OPEN, plus(attempt), edits, reason, now);
  }

  /**
   * The next revision, after its reader told what became of it. That may come late: what got
   * through was received, whatever was decided meanwhile; what failed opens only a letter that
   * waits for it.
   */
  public DeadLetter told(Attempt attempt, Instant now) {
    boolean isAwaited = state == State.SENT || state == State.REPLAYING;
    return isAwaited || attempt.gotThrough()
        ? tried(attempt, now)
        : with(state, plus(attempt), edits, reason, since);
  }

  private List<Attempt> plus(Attempt attempt) {
    List<Attempt> all = new ArrayList<>(attempts);
    all.add(attempt);
    return all;
  }

  /** The next revision, with an edit added or changed. */
  public DeadLetter edited(Edit edit) {
    List<Edit> all = new ArrayList<>(edits);
    all.removeIf(e -> e.number() == edit.number());
    all.add(edit);
    return with(state, attempts, all, reason, since);
  }

  private DeadLetter with(
      State next, List<Attempt> tried, List<Edit> edited, @Nullable String why, Instant entered) {
    return new DeadLetter(
        id,
        subscription,
        subscriber,
        type,
        partition,
        offset,
        eventId,
        source,
        event,
        cause,
        tried,
        next,
        deadAt,
        entered,
        why,
        edited,
        revision + 1);
  }
}
