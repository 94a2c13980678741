package lianban.exchange.delivery;

import io.cloudevents.CloudEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import lianban.exchange.delivery.TopicReader.Gap;
import lianban.kernel.problem.ProblemType;
import lianban.service.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * One subscriber's events as they come, for as long as token and grant hold. It reads when it is
 * asked for more and at no other time, so whoever reads slowly is only behind. Of use to one thread
 * at a time.
 */
public final class EventStream {

  /** After so long without an event a sign of life is given. */
  public static final Duration QUIET = Duration.ofSeconds(15);

  /** So many events are told together at most. */
  private static final int TOGETHER = 64;

  /** How soon a revoked grant, an expired token or the end of this instance is noticed. */
  private static final Duration WAIT = Duration.ofSeconds(1);

  /** What comes next. Every position is a cursor to go on from. */
  public sealed interface Signal {

    /** The stream begins. */
    record Begun(String cursor) implements Signal {}

    /** Events in their order. */
    record Events(List<Numbered> events) implements Signal {}

    /** Some events can be given no more. */
    record Missed(List<Gap> gaps, String cursor) implements Signal {}

    /** Nothing came for a while. */
    record Quiet(String cursor) implements Signal {}

    /** The stream is over, for that reason. */
    record Refused(ProblemException problem) implements Signal {}

    /** The stream is over here; whoever comes again goes on, at another instance if need be. */
    record Closed() implements Signal {}
  }

  /**
   * An event of a stream.
   *
   * @param cursor exactly after it
   */
  public record Numbered(CloudEvent event, String cursor) {}

  /** Cursors as text for one subscriber. */
  record Texts(CursorCodec codec, String subscriber) {
    String of(Cursor cursor) {
      return codec.encode(subscriber, cursor);
    }
  }

  private final TopicReader topics;
  private final Disclosing disclosing;
  private final Progress progress;
  private final Texts texts;
  private final @Nullable Instant until;
  private final InstantSource clock;
  private final BooleanSupplier closing;
  private Cursor at;
  private Cursor noted;
  private boolean isBegun;
  private Instant told;

  EventStream(
      TopicReader topics,
      Disclosing disclosing,
      Progress progress,
      Cursor from,
      Texts texts,
      @Nullable Instant until,
      InstantSource clock,
      BooleanSupplier closing) {
    this.topics = topics;
    this.disclosing = disclosing;
    this.progress = progress;
    this.at = from;
    this.noted = from;
    this.texts = texts;
    this.until = until;
    this.clock = clock;
    this.closing = closing;
    this.told = clock.instant();
  }

  /**
   * Waits for whatever comes next. Whoever asks has written what it was told before. After the end
   * it is not to be asked again.
   */
  public Signal next() {
    if (!isBegun) {
      isBegun = true;
      return new Signal.Begun(texts.of(at));
    }
    try {
      Signal signal = null;
      while (signal == null) {
        signal = step();
      }
      told = clock.instant();
      return signal;
    } catch (ProblemException e) {
      return new Signal.Refused(e);
    }
  }

  private @Nullable Signal step() {
    note();
    if (closing.getAsBoolean() || Thread.currentThread().isInterrupted()) {
      return new Signal.Closed();
    }
    if (until != null && !clock.instant().isBefore(until)) {
      throw new ProblemException(
          ProblemType.UNAUTHENTICATED,
          "The token expired; go on from the last event with a new one.");
    }
    disclosing.check();
    return progress.isCurrent() ? read() : new Signal.Closed();
  }

  /** What came before this position was written, or was not for this subscriber. */
  private void note() {
    if (!at.equals(noted)) {
      progress.reached(at);
      noted = at;
    }
  }

  private @Nullable Signal read() {
    TopicReader.Page page;
    try {
      page = topics.read(at, disclosing, TOGETHER, WAIT);
    } catch (TopicReader.NoReaderException e) {
      // Too many are behind: this one only waits, it need not be turned away.
      return quiet();
    }
    if (!page.gaps().isEmpty()) {
      return missed(page.gaps());
    }
    List<Numbered> events = numbered(page.events());
    at = page.next();
    return events.isEmpty() ? quiet() : new Signal.Events(events);
  }

  /** What came with it is read again when this has been told. */
  private Signal missed(List<Gap> gaps) {
    Map<Integer, Long> next = new HashMap<>(at.offsets());
    gaps.forEach(gap -> next.put(gap.partition(), gap.to()));
    at = new Cursor(at.type(), next);
    return new Signal.Missed(gaps, texts.of(at));
  }

  private @Nullable Signal quiet() {
    return clock.instant().isBefore(told.plus(QUIET)) ? null : new Signal.Quiet(texts.of(at));
  }

  private List<Numbered> numbered(List<TopicEvent> events) {
    Map<Integer, Long> next = new HashMap<>(at.offsets());
    List<Numbered> numbered = new ArrayList<>(events.size());
    for (TopicEvent event : events) {
      next.put(event.partition(), event.offset() + 1);
      numbered.add(new Numbered(event.event(), texts.of(new Cursor(at.type(), next))));
    }
    return numbered;
  }
}
