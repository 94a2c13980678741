package lianban.exchange.clock;

import org.jspecify.annotations.Nullable;

/** Where clocks are kept: one document each, changed only by compare-and-set. */
public interface CaseClocks {

  /** The clock as stored, null if nothing was. */
  @Nullable CaseClock find(String caseId);

  /**
   * Stores a clock over the revision before its own; the first has revision 1.
   *
   * @return false if another revision is stored; nothing is changed then
   */
  boolean store(CaseClock clock);
}
