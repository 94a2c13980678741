package lianban.exchange.clock;

import java.util.List;
import lianban.exchange.approval.ApprovalCase;

/** A source of facts about a case; the clock counts by all of them together. */
public interface CaseFacts {

  /** The facts that it knows, in any order. */
  List<Fact> of(ApprovalCase state, MatterLimits limits);
}
