package lianban.exchange.clock;

import java.util.List;
import lianban.exchange.approval.ApprovalCase;

/** All that is known of a case's clock at a moment. */
public record ClockReport(
    ApprovalCase state, MatterLimits limits, CaseClock clock, List<Reading> readings) {
  public ClockReport {
    readings = List.copyOf(readings);
  }
}
