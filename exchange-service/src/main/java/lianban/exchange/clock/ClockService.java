package lianban.exchange.clock;

import java.time.Instant;
import java.time.InstantSource;
import lianban.kernel.problem.ProblemType;
import lianban.service.problem.ProblemException;

/** Reads clocks and does what is asked of them. A command is acknowledged when the store has it. */
public final class ClockService {

  private static final int ATTEMPTS = 20;

  private final CaseReader reader;
  private final CaseClocks clocks;
  private final Wakes wakes;
  private final InstantSource clock;

  ClockService(CaseReader reader, CaseClocks clocks, Wakes wakes, InstantSource clock) {
    this.reader = reader;
    this.clocks = clocks;
    this.wakes = wakes;
    this.clock = clock;
  }

  /**
   * The clock of a case.
   *
   * @throws ProblemException if there is no such case
   */
  public ClockReport read(String caseId) {
    return read(caseId, clock.instant());
  }

  /**
   * Does what is asked.
   *
   * @return the clock afterwards, also if the command had its effect before
   * @throws ProblemException if it may not be done; nothing is changed then
   */
  public ClockReport execute(String caseId, ClockCommand command) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Instant now = clock.instant();
      ClockReport report = read(caseId, now);
      switch (decide(report, command, now)) {
        case ClockDecision.Refused(ProblemType problem, String detail) ->
            throw new ProblemException(problem, detail);
        case ClockDecision.Repeated() -> {
          return report;
        }
        case ClockDecision.Changed(CaseClock changed) -> {
          if (isStored(changed.next(), now)) {
            return read(caseId, now);
          }
        }
      }
    }
    throw new ProblemException(ProblemType.CONFLICT, "Others keep changing this clock.");
  }

  private ClockDecision decide(ClockReport report, ClockCommand command, Instant now) {
    return CommandPolicy.decide(
        report.state(),
        report.clock(),
        report.limits(),
        report.readings(),
        reader.calendar(report, command.step()),
        command,
        now);
  }

  /** The case is looked at soon in any case, so that a kill leaves nothing unannounced. */
  private boolean isStored(CaseClock changed, Instant now) {
    wakes.add(new Wake(now, changed.caseId()));
    return clocks.store(changed);
  }

  private ClockReport read(String caseId, Instant now) {
    ClockReport report = reader.read(caseId, now);
    if (report == null) {
      throw new ProblemException(ProblemType.NOT_FOUND, "There is no case " + caseId + ".");
    }
    return report;
  }
}
