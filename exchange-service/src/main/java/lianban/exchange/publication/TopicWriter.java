package lianban.exchange.publication;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lianban.exchange.publication.PublishedEvents.Attempt;
import lianban.exchange.publication.PublishedEvents.Completed;
import lianban.exchange.publication.PublishedEvents.Entry;
import lianban.exchange.publication.PublishedEvents.State;
import lianban.service.kafka.EventPublisher;
import lianban.service.kafka.Sent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes events to their topics, each once however often it comes and through whichever instance.
 * An event is noted before it is sent, and noted again when the broker has it; a process that is
 * killed between the two leaves it to whoever brings the event again.
 */
public final class TopicWriter {

  private static final Logger log = LoggerFactory.getLogger(TopicWriter.class);

  private final PublishedEvents published;
  private final EventPublisher events;
  private final String instance;
  private final InstantSource clock;

  /**
   * @param instance address of this instance
   */
  public TopicWriter(
      PublishedEvents published, EventPublisher events, String instance, InstantSource clock) {
    this.published = published;
    this.events = events;
    this.instance = instance;
    this.clock = clock;
  }

  /**
   * Writes the events in their order.
   *
   * @param candidates no two of them with the same source and id, and none that this instance is
   *     writing already
   * @return what became of each, in their order
   */
  List<Receipt> write(List<Candidate> candidates) {
    var attempt = new Attempt(instance, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    List<State> states =
        published.begin(candidates.stream().map(Candidate::entry).toList(), attempt);
    Receipt[] receipts = new Receipt[candidates.size()];
    List<Sending> sendings = new ArrayList<>();
    for (int i = 0; i < receipts.length; i++) {
      Candidate event = candidates.get(i);
      switch (states.get(i)) {
        case NEW -> sendings.add(new Sending(i, event, true));
        case RESUMED -> sendings.add(new Sending(i, event, false));
        case PUBLISHED -> receipts[i] = event.accepted(true);
        case UNDER_WAY -> receipts[i] = event.underWay();
        case DIFFERENT -> receipts[i] = event.conflict();
      }
    }
    if (!sendings.isEmpty()) {
      send(sendings, attempt, receipts);
    }
    return Arrays.asList(receipts);
  }

  /**
   * An event that is sent.
   *
   * @param place among all that are written
   * @param isNew whether no attempt before can have sent it
   */
  private record Sending(int place, Candidate event, boolean isNew) {}

  private void send(List<Sending> sendings, Attempt attempt, Receipt[] receipts) {
    List<Sent> sent = events.send(sendings.stream().map(s -> s.event.event()).toList());
    List<Completed> completed = new ArrayList<>();
    List<Entry> released = new ArrayList<>();
    List<Entry> forgotten = new ArrayList<>();
    for (int i = 0; i < sent.size(); i++) {
      Sending sending = sendings.get(i);
      Candidate event = sending.event;
      receipts[sending.place] =
          switch (sent.get(i)) {
            case Sent.Taken(int partition, long offset) -> {
              completed.add(new Completed(event.entry(), partition, offset));
              yield event.accepted(false);
            }
            case Sent.Refused refusal -> {
              (sending.isNew ? forgotten : released).add(event.entry());
              yield event.untaken(refusal);
            }
            case Sent.Uncertain _ -> {
              released.add(event.entry());
              yield event.uncertain();
            }
          };
    }
    try {
      published.complete(completed, clock.instant());
    } finally {
      giveUp(released, forgotten, attempt);
    }
  }

  /** Whoever brings them again need not wait until this attempt is over by its age. */
  private void giveUp(List<Entry> released, List<Entry> forgotten, Attempt attempt) {
    if (released.isEmpty() && forgotten.isEmpty()) {
      return;
    }
    log.warn("{} events were not taken by the broker", released.size() + forgotten.size());
    try {
      published.release(released, attempt);
      published.forget(forgotten, attempt);
    } catch (RuntimeException e) {
      log.warn("events that were not taken stay under way for a while: {}", e.toString());
    }
  }
}
