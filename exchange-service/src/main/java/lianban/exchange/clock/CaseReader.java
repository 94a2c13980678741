package lianban.exchange.clock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import lianban.exchange.approval.ApprovalCase;
import lianban.exchange.approval.ApprovalCases;
import org.jspecify.annotations.Nullable;

/** Reads the clock of a stored case. */
final class CaseReader {

  private final ApprovalCases cases;
  private final CaseClocks clocks;
  private final KnownLimits limits;
  private final Calendars calendars;
  private final List<CaseFacts> sources;

  CaseReader(
      ApprovalCases cases,
      CaseClocks clocks,
      KnownLimits limits,
      Calendars calendars,
      List<CaseFacts> sources) {
    this.cases = cases;
    this.clocks = clocks;
    this.limits = limits;
    this.calendars = calendars;
    this.sources = List.copyOf(sources);
  }

  /** The clock as it stands, null if there is no such case. */
  @Nullable ClockReport read(String caseId, Instant now) {
    ApprovalCase state = cases.find(caseId);
    if (state == null) {
      return null;
    }
    MatterLimits known = limits.of(state.matter(), state.matterVersion());
    CaseClock stored = clocks.find(caseId);
    CaseClock clock = stored == null ? CaseClock.of(caseId) : stored;
    List<Fact> facts = new ArrayList<>(clock.facts());
    sources.forEach(source -> facts.addAll(source.of(state, known)));
    return new ClockReport(state, known, clock, ClockPolicy.read(facts, known, calendars, now));
  }

  /** The calendar of a step. */
  WorkingCalendar calendar(ClockReport report, String step) {
    MatterLimits.StepLimits known = report.limits().step(step);
    String otherwise = report.limits().calendar();
    return known == null
        ? calendars.of(otherwise)
        : calendars.ofDepartment(known.department(), otherwise);
  }
}
