package lianban.exchange.proof;

import java.time.Instant;
import java.util.List;

/** What the check found, for good: a finding does not go away when somebody mends the store. */
public interface Findings {

  /** A finding and when it was first made. */
  record Found(Finding finding, Instant at) {}

  /**
   * Notes a finding.
   *
   * @return whether it is new
   */
  boolean note(Finding finding, Instant at);

  /** Up to a limit. */
  List<Found> all(int limit);
}
