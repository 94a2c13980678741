package lianban.exchange.publication;

import io.cloudevents.CloudEvent;
import java.util.List;
import lianban.exchange.publication.PublishedEvents.Entry;
import lianban.kernel.problem.ProblemType;
import lianban.service.kafka.Sent;

/** An event that may be published, stamped, with its data in canonical form. */
record Candidate(CloudEvent event, String digest) {

  /** What there is only once. */
  record Key(String source, String id) {}

  Key key() {
    return new Key(event.getSource().toString(), event.getId());
  }

  Entry entry() {
    return new Entry(event.getSource().toString(), event.getId(), event.getType(), digest);
  }

  Receipt.Accepted accepted(boolean repeated) {
    return new Receipt.Accepted(event.getSource().toString(), event.getId(), repeated);
  }

  Receipt.Refused conflict() {
    return refused(ProblemType.CONFLICT, "Another event has this source and id.");
  }

  Receipt.Refused underWay() {
    return refused(
        ProblemType.ALREADY_UNDER_WAY, "Another instance is publishing this event at the moment.");
  }

  Receipt.Refused untaken(Sent.Refused refusal) {
    return refusal.isTooLarge()
        ? refused(ProblemType.BODY_TOO_LARGE, "The event is longer than its topic takes.")
        : refused(ProblemType.INVALID_EVENT, "The broker cannot take the event as it is.");
  }

  Receipt.Refused uncertain() {
    return refused(ProblemType.HOP_UNAVAILABLE, "The broker did not take the event in time.");
  }

  private Receipt.Refused refused(ProblemType problem, String detail) {
    return new Receipt.Refused(
        event.getSource().toString(), event.getId(), problem, detail, List.of());
  }
}
