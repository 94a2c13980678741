package lianban.exchange.publication;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which events were taken in, by source and id.
 *
 * <p>An event is begun before it is sent and completed when the broker has it. Whoever begins it is
 * the only one who may send it, until the attempt is over: because it was completed, released or
 * forgotten, because its instance was started anew or begins it again, or because it began so long
 * ago that whatever it sent has arrived or never will.
 */
public interface PublishedEvents {

  /**
   * How long the attempt of another instance is waited for: longer than a send may take, with the
   * writes to the store before and after it.
   */
  Duration LONGEST_ATTEMPT = Duration.ofSeconds(90);

  /**
   * An event.
   *
   * @param type of the event
   * @param digest what tells it from others under the same source and id
   */
  record Entry(String source, String id, String type, String digest) {}

  /**
   * An attempt to publish.
   *
   * @param instance the address of the instance; no two that run at the same time have one. An
   *     instance begins nothing that it has under way itself.
   * @param begunAt in whole milliseconds
   */
  record Attempt(String instance, Instant begunAt) {

    /** The instance of an attempt that was released. */
    public static final String NONE = "";

    /** Whether an attempt that this one finds unfinished is over. */
    public boolean isAfter(Attempt before) {
      return before.instance.equals(NONE)
          || before.instance.equals(instance)
          || before.begunAt.plus(LONGEST_ATTEMPT).isBefore(begunAt);
    }
  }

  /** What is known of an event. */
  enum State {
    /** Nothing: it is now being taken in, under the given digest. */
    NEW,
    /** An attempt before is over, and it is not known whether it sent the event: this one may. */
    RESUMED,
    /** Another instance is sending it. */
    UNDER_WAY,
    /** It is on its topic. */
    PUBLISHED,
    /** Another event has this source and id. */
    DIFFERENT
  }

  /**
   * Notes that events are being taken in.
   *
   * @param events no two of them with the same source and id
   * @return what was known of each before, in their order
   */
  List<State> begin(List<Entry> events, Attempt attempt);

  /**
   * An event that the broker has.
   *
   * @param partition of its topic
   */
  record Completed(Entry event, int partition, long offset) {}

  /** Notes that the broker has the events. */
  void complete(List<Completed> events, Instant at);

  /** Notes that the attempt is over and may have sent the events. */
  void release(List<Entry> events, Attempt attempt);

  /** Forgets events that were new to the attempt, which is over and has not sent them. */
  void forget(List<Entry> events, Attempt attempt);

  /** What is known of the event, null if nothing. */
  @Nullable PublishedEvent find(String source, String id);

  /**
   * Forgets some of the events that were begun before a time.
   *
   * @param after where the step before ended, empty to begin
   * @param most how many events are looked at
   * @return where the next step goes on, null if there is none
   */
  @Nullable String purge(Instant before, String after, int most);
}
