package lianban.rating.rating.http;

import java.time.Instant;
import lianban.rating.right.Right;

/** An open right as its holder sees it. */
record RightView(
    String right, String caseId, String receipt, String matter, Instant closedAt, Instant until) {

  static RightView of(Right right) {
    return new RightView(
        right.caseId(),
        right.caseId(),
        right.receipt(),
        right.matter(),
        right.closedAt(),
        right.until());
  }
}
