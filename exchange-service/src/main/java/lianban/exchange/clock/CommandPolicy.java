package lianban.exchange.clock;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import lianban.exchange.approval.ApprovalCase;
import lianban.exchange.approval.StepState;
import lianban.exchange.clock.ClockCommand.ApproveExtension;
import lianban.exchange.clock.ClockCommand.AskExtension;
import lianban.exchange.clock.ClockCommand.BeginProcedure;
import lianban.exchange.clock.ClockCommand.EndProcedure;
import lianban.exchange.clock.ClockCommand.Urge;
import lianban.kernel.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Who may stop, extend or press a clock, and when. Pure. */
public final class CommandPolicy {

  private final ApprovalCase state;
  private final CaseClock clock;
  private final MatterLimits limits;
  private final List<Reading> readings;
  private final WorkingCalendar calendar;
  private final Instant now;

  private CommandPolicy(
      ApprovalCase state,
      CaseClock clock,
      MatterLimits limits,
      List<Reading> readings,
      WorkingCalendar calendar,
      Instant now) {
    this.state = state;
    this.clock = clock;
    this.limits = limits;
    this.readings = readings;
    this.calendar = calendar;
    this.now = now;
  }

  /**
   * Decides a command.
   *
   * @param readings of the case as it stands
   * @param calendar by which urgings are counted: one a working day
   */
  public static ClockDecision decide(
      ApprovalCase state,
      CaseClock clock,
      MatterLimits limits,
      List<Reading> readings,
      WorkingCalendar calendar,
      ClockCommand command,
      Instant now) {
    return new CommandPolicy(state, clock, limits, readings, calendar, now).decide(command);
  }

  private ClockDecision decide(ClockCommand command) {
    var taken = new CaseClock.Taken(command.asker().key(), command.asker().digest());
    for (CaseClock.Taken earlier : clock.commands()) {
      if (earlier.key().equals(taken.key())) {
        return earlier.equals(taken)
            ? new ClockDecision.Repeated()
            : refused(
                ProblemType.IDEMPOTENCY_KEY_REUSED,
                "The clock of this case took something else under this key before.");
      }
    }
    ClockDecision unfit = unfit(command);
    if (unfit != null) {
      return unfit;
    }
    ClockDecision decision =
        switch (command) {
          case BeginProcedure begin -> begin(begin);
          case EndProcedure end -> end(end);
          case AskExtension ask -> ask(ask);
          case ApproveExtension approve -> approve(approve);
          case Urge urge -> urge(urge);
        };
    return decision instanceof ClockDecision.Changed(CaseClock changed)
        ? new ClockDecision.Changed(changed.took(taken))
        : decision;
  }

  /** What all commands want: an open case, and a step that its department has. */
  private @Nullable ClockDecision unfit(ClockCommand command) {
    StepState step = state.step(command.step());
    if (step == null) {
      return refused(ProblemType.NOT_FOUND, "The case has no step " + command.step() + ".");
    }
    boolean isOwn = step.department().equals(command.asker().department());
    if (!(command instanceof Urge) && !isOwn) {
      return refused(
          ProblemType.NOT_YOUR_STEP,
          "Step " + step.id() + " belongs to " + step.department() + ".");
    }
    if (state.isClosed()) {
      return refused(ProblemType.CASE_CLOSED, "The case is closed; its clock is over.");
    }
    boolean isPlatforms = step.department().equals(ApprovalCase.PLATFORM);
    if (!step.status().isWithDepartment() || isPlatforms) {
      return refused(
          ProblemType.STEP_NOT_OPEN,
          "Step " + step.id() + " is not with its department but " + step.status() + ".");
    }
    return null;
  }

  private ClockDecision begin(BeginProcedure begin) {
    boolean isHeld =
        clock.procedures().stream()
            .anyMatch(
                one ->
                    one.isOpen()
                        && one.step().equals(begin.step())
                        && one.procedure() == begin.procedure());
    if (isHeld) {
      return refused(
          ProblemType.CONFLICT,
          "This procedure is under way in step " + begin.step() + "; end it first.");
    }
    return new ClockDecision.Changed(
        clock.with(
            new Procedure(
                "p" + (clock.procedures().size() + 1),
                begin.step(),
                String.valueOf(begin.asker().department()),
                begin.procedure(),
                begin.notice(),
                begin.days(),
                now,
                begin.asker().subject(),
                null,
                null)));
  }

  private ClockDecision end(EndProcedure end) {
    Procedure procedure = clock.procedure(end.id());
    if (procedure != null && procedure.step().equals(end.step())) {
      return procedure.isOpen()
          ? new ClockDecision.Changed(clock.with(procedure.ended(now, end.asker().subject())))
          : refused(ProblemType.CONFLICT, "The procedure has ended before.");
    }
    boolean isOfAnAnswer =
        state.history().stream()
            .anyMatch(
                entry ->
                    entry.kind().equals("ClockStopped")
                        && end.step().equals(entry.step())
                        && end.id().equals("answer-" + entry.number()));
    if (!isOfAnAnswer) {
      return refused(
          ProblemType.NOT_FOUND, "Step " + end.step() + " has no procedure " + end.id() + ".");
    }
    return clock.restarts().containsKey(end.id())
        ? refused(ProblemType.CONFLICT, "The procedure has ended before.")
        : new ClockDecision.Changed(clock.restarted(end.id(), now));
  }

  private ClockDecision ask(AskExtension ask) {
    if (ask.days() > limits.extensionDays()) {
      return refused(
          ProblemType.INVALID_REQUEST,
          "%s allows %d working days more here at most."
              .formatted(limits.statute().wording().en(), limits.extensionDays()));
    }
    if (!clock.extensions().isEmpty()) {
      return refused(
          ProblemType.CONFLICT, "The limit of a decision is extended once; it was asked before.");
    }
    if (isTooLate()) {
      return refused(ProblemType.CONFLICT, "The limit is over and can be extended no more.");
    }
    return new ClockDecision.Changed(
        clock.with(
            new Extension(
                "e" + (clock.extensions().size() + 1),
                ask.step(),
                String.valueOf(ask.asker().department()),
                ask.days(),
                ask.reason(),
                now,
                ask.asker().subject(),
                null,
                null)));
  }

  private ClockDecision approve(ApproveExtension approve) {
    Extension extension = clock.extension(approve.id());
    if (extension == null || !extension.step().equals(approve.step())) {
      return refused(
          ProblemType.NOT_FOUND,
          "Step " + approve.step() + " has no extension " + approve.id() + ".");
    }
    if (extension.askedBy().equals(approve.asker().subject())) {
      return refused(
          ProblemType.ACCESS_DENIED, "Somebody else than who asked approves an extension.");
    }
    if (extension.approvedAt() != null) {
      return refused(ProblemType.CONFLICT, "The extension was approved before.");
    }
    if (isTooLate()) {
      return refused(ProblemType.CONFLICT, "The limit is over and can be extended no more.");
    }
    return new ClockDecision.Changed(
        clock.with(extension.approved(now, approve.asker().subject())));
  }

  private boolean isTooLate() {
    return readings.stream()
        .anyMatch(
            reading ->
                reading.limit() == Limit.CASE_STATUTE
                    && (reading.state() == Reading.State.MISSED || reading.endedAt() != null));
  }

  /** What is urged on a day off counts for the next day that is worked. */
  private ClockDecision urge(Urge urge) {
    LocalDate day = calendar.firstWorkingDay(calendar.dayOf(now));
    String id = "URGED/" + urge.step() + "/" + day;
    if (clock.fired().contains(id)) {
      return refused(
          ProblemType.CONFLICT,
          "Step " + urge.step() + " was urged for " + day + "; once a working day is enough.");
    }
    String department =
        state.steps().stream()
            .filter(step -> step.id().equals(urge.step()))
            .map(StepState::department)
            .findFirst()
            .orElse("");
    return new ClockDecision.Changed(
        clock.recorded(
            new Supervision(
                state.caseId(),
                clock.supervision().size() + 1,
                id,
                Supervision.Kind.URGED,
                null,
                urge.step(),
                department,
                0,
                null,
                now,
                urge.asker().subject(),
                new Wording("催办：" + urge.reason(), "Urged: " + urge.reason()),
                state.matter(),
                state.filedBy(),
                List.of(department))));
  }

  private static ClockDecision refused(ProblemType problem, String detail) {
    return new ClockDecision.Refused(problem, detail);
  }
}
