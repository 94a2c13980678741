package lianban.exchange.approval;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import lianban.exchange.approval.ApprovalCase.HistoryEntry;
import lianban.exchange.approval.ApprovalCase.OutboxMessage;
import lianban.exchange.approval.ApprovalCase.Taken;
import org.jspecify.annotations.Nullable;

/** Writes the next version of a case: what happened, by whose command, and what is to be sent. */
public final class CaseRevisions {

  private final Outbox outbox;
  private final Function<Object, String> json;

  /**
   * @param json how a payload is written
   */
  public CaseRevisions(Outbox outbox, Function<Object, String> json) {
    this.outbox = outbox;
    this.json = json;
  }

  /** The first version of a case. */
  public ApprovalCase opened(
      ApprovalCase blank, Matter matter, List<ApprovalEvent> events, Instant now) {
    return next(null, blank, matter, events, null, blank.filedBy(), now, 1);
  }

  /**
   * The case after a command.
   *
   * @param version that it will be stored as
   */
  public ApprovalCase changed(
      ApprovalCase state,
      Matter matter,
      List<ApprovalEvent> events,
      ApprovalCommand command,
      Instant now,
      long version) {
    var taken = new Taken(command.key(), command.digest());
    return next(state, state, matter, events, taken, command.actor(), now, version);
  }

  private ApprovalCase next(
      @Nullable ApprovalCase before,
      ApprovalCase state,
      Matter matter,
      List<ApprovalEvent> events,
      @Nullable Taken taken,
      String actor,
      Instant now,
      long version) {
    ApprovalCase changed = Evolution.fold(state, events, now);
    long published = outbox.published(state.caseId());
    List<OutboxMessage> unsent =
        new ArrayList<>(state.outbox().stream().filter(m -> m.number() > published).toList());
    long number = state.messages();
    for (CaseMessages.Message message : CaseMessages.of(before, changed, matter, events, now)) {
      number++;
      unsent.add(
          new OutboxMessage(
              number,
              message.type(),
              message.step(),
              message.department(),
              now,
              taken == null ? null : taken.key(),
              state.traceparent(),
              json.apply(message.payload())));
    }
    return Evolution.record(
        changed, version, taken, entries(state, events, actor, now), unsent, number);
  }

  private static List<HistoryEntry> entries(
      ApprovalCase state, List<ApprovalEvent> events, String actor, Instant now) {
    List<HistoryEntry> entries = new ArrayList<>();
    int number = state.history().size();
    for (ApprovalEvent event : events) {
      number++;
      entries.add(
          new HistoryEntry(
              number, now, event.getClass().getSimpleName(), event.stepId(), actor, event.note()));
    }
    return entries;
  }
}
