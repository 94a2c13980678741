package lianban.exchange.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import lianban.exchange.subscription.Position.Health;
import lianban.exchange.subscription.Position.Mark;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes how far a subscription has come, a few times a second at most, and once a second a
 * checkpoint of what was written. Deliveries go on meanwhile.
 */
final class PositionWriter {

  private static final Logger log = LoggerFactory.getLogger(PositionWriter.class);
  private static final Duration CHECKPOINT = Duration.ofSeconds(1);

  private final WebhookContext context;
  private final String subscription;
  private final HeldPosition held;
  private final Backlog backlog;
  private final ReceiverHealth health;
  private Instant savedAt = Instant.MIN;
  private Instant checkpointAt = Instant.MIN;
  private Map<Integer, Mark> checkpointed;

  PositionWriter(
      WebhookContext context,
      String subscription,
      HeldPosition held,
      Backlog backlog,
      ReceiverHealth health) {
    this.context = context;
    this.subscription = subscription;
    this.held = held;
    this.backlog = backlog;
    this.health = health;
    this.checkpointed = held.marks();
  }

  /** Writes what has changed, if it is time to. */
  void writeIfDue(Instant now) {
    if (now.isBefore(savedAt.plus(context.settings().saveEvery()))) {
      return;
    }
    savedAt = now;
    try {
      Map<Integer, Mark> marks = backlog.marks();
      Health shown = health.shown(backlog.nextDue());
      if (!held.isUpToDate(marks, shown, now)) {
        held.save(marks, shown, now);
      }
      if (!held.isLost() && !now.isBefore(checkpointAt.plus(CHECKPOINT))) {
        keepCheckpoint(now);
      }
    } catch (RuntimeException e) {
      log.warn("position of {} is written later: {}", subscription, e.toString());
    }
  }

  /** Of what is stored: a checkpoint never says more than the position. */
  private void keepCheckpoint(Instant now) {
    Map<Integer, Mark> stored = held.marks();
    if (!stored.equals(checkpointed)) {
      Map<Integer, Long> offsets = new HashMap<>();
      stored.forEach((partition, mark) -> offsets.put(partition, mark.next()));
      context.checkpoints().keep(subscription, offsets, now);
      checkpointed = stored;
      checkpointAt = now;
    }
  }

  /** Writes for the last time and gives the lease up, so that others need not wait for its end. */
  void release(Instant now) {
    try {
      held.release(backlog.marks(), health.shown(null), now);
    } catch (RuntimeException e) {
      log.warn("lease of {} runs out by itself: {}", subscription, e.toString());
    }
  }
}
