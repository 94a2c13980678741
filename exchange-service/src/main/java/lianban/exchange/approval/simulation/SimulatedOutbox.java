package lianban.exchange.approval.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import lianban.exchange.approval.ApprovalCase;
import lianban.exchange.approval.ApprovalCase.OutboxMessage;
import lianban.exchange.approval.Outbox;

/**
 * The relay and the broker behind it, for one case: what arrives is kept in its order. A process
 * that is killed forgets what it sent, so the next one sends it again.
 */
final class SimulatedOutbox implements Outbox {

  private final Random random;
  private final List<OutboxMessage> log = new ArrayList<>();
  private long known;
  private boolean isQuiet;

  SimulatedOutbox(Random random) {
    this.random = random;
  }

  @Override
  public void announce(String caseId) {}

  @Override
  public long published(String caseId) {
    return known;
  }

  /** May be killed after any message, before it noted that the message arrived. */
  @Override
  public void relay(ApprovalCase stored) {
    for (OutboxMessage message : stored.outbox()) {
      if (message.number() > known) {
        log.add(message);
        if (!isQuiet && random.nextInt(40) == 0) {
          kill();
          return;
        }
        known = message.number();
      }
    }
  }

  /** Nobody is killed any more: what is left is sent. */
  void settle(ApprovalCase stored) {
    isQuiet = true;
    relay(stored);
  }

  void kill() {
    known = 0;
  }

  @Override
  public boolean isCongested() {
    return false;
  }

  /** What a follower sees that drops what it has seen: every message once, in order. */
  void check(ApprovalCase closed) {
    long next = 1;
    for (OutboxMessage message : log) {
      long expected = next;
      Invariants.require(
          message.number() <= expected,
          () -> "message " + message.number() + " came before message " + expected);
      next = Math.max(next, message.number() + 1);
    }
    long missing = next;
    Invariants.require(
        missing == closed.messages() + 1, () -> "message " + missing + " was never sent");
  }
}
