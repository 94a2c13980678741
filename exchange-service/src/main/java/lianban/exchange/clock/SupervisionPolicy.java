package lianban.exchange.clock;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import lianban.exchange.approval.ApprovalCase;
import lianban.exchange.approval.StepState;
import org.jspecify.annotations.Nullable;

/** What the record says when a timer fires, and whom it concerns. Pure. */
public final class SupervisionPolicy {

  private SupervisionPolicy() {}

  /** The clock with an entry for each of the timers. */
  public static CaseClock fired(
      CaseClock clock, ApprovalCase state, List<Timer> timers, Instant now) {
    CaseClock changed = clock;
    for (Timer timer : timers) {
      changed = changed.recorded(entry(changed, state, timer, now));
    }
    return changed;
  }

  private static Supervision entry(CaseClock clock, ApprovalCase state, Timer timer, Instant now) {
    return new Supervision(
        state.caseId(),
        clock.supervision().size() + 1,
        timer.id(),
        timer.kind(),
        timer.limit(),
        timer.step(),
        timer.department(),
        timer.level(),
        timer.dueOn(),
        now,
        ApprovalCase.PLATFORM,
        text(timer),
        state.matter(),
        state.filedBy(),
        concerned(state, timer));
  }

  private static Wording text(Timer timer) {
    Wording kind = timer.kind().wording();
    Wording limit = timer.limit().wording();
    String level = timer.level() == 0 ? "" : " " + timer.level();
    return new Wording(
        "%s%s：%s，截止%s".formatted(kind.zh(), level, limit.zh(), timer.dueOn()),
        "%s%s: %s, last day %s".formatted(kind.en(), level, limit.en(), timer.dueOn()));
  }

  /** Who has the step, else all who still have one; an escalation goes to the platform, too. */
  private static List<String> concerned(ApprovalCase state, Timer timer) {
    @Nullable String department = timer.department();
    Stream<String> departments =
        department != null
            ? Stream.of(department)
            : state.steps().stream()
                .filter(step -> step.status().isWithDepartment())
                .map(StepState::department);
    Stream<String> above =
        timer.kind() == Supervision.Kind.ESCALATED ? Stream.of(ApprovalCase.PLATFORM) : Stream.of();
    return Stream.concat(departments, above).distinct().sorted().toList();
  }
}
