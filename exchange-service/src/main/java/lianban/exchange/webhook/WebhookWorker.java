package lianban.exchange.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import lianban.exchange.subscription.Position;
import lianban.exchange.subscription.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works on one subscription as long as this instance has its lease. A reader fills the backlog,
 * couriers carry what is in it, and a keeper writes the position and wakes what waits. All are
 * virtual threads, and none waits for another: a store that is slow holds up no delivery.
 */
final class WebhookWorker {

  private static final Logger log = LoggerFactory.getLogger(WebhookWorker.class);
  private static final Duration TICK = Duration.ofMillis(200);
  private static final Duration SOON = Duration.ofSeconds(1);

  private final WebhookContext context;
  private final HeldPosition held;
  private final ReceiverHealth health;
  private final Backlog backlog;
  private final Settlement settlement;
  private final Couriers couriers;
  private final Proving proving;
  private final PositionWriter writer;
  private final Thread keeper;
  private final Thread reader;
  private volatile Served served;
  private volatile boolean isStopped;
  private volatile Instant quietUntil = Instant.MIN;

  WebhookWorker(WebhookContext context, Subscription subscription, Position leased) {
    this.context = context;
    WebhookProperties settings = context.settings();
    this.served = Served.of(subscription);
    this.held = new HeldPosition(context.positions(), leased, settings.lease(), settings.timeout());
    this.health = new ReceiverHealth(subscription.id(), settings.breaker(), leased.health());
    this.backlog = new Backlog(leased.marks(), settings, this::maySend, this::wakeReader);
    this.settlement = new Settlement(context, health);
    this.couriers = new Couriers(backlog, settlement, () -> served, this::stepped, context.clock());
    this.proving = new Proving(context, health, this::update);
    this.writer = new PositionWriter(context, subscription.id(), held, backlog, health);
    var reading =
        new BacklogReader(context, backlog, health, () -> served, () -> isStopped, couriers::call);
    String name = "webhook-" + subscription.id();
    this.keeper = Thread.ofVirtual().name(name).unstarted(this::keep);
    this.reader = Thread.ofVirtual().name(name + "-reader").unstarted(reading::run);
  }

  void start() {
    keeper.start();
    reader.start();
  }

  /** The subscription was changed. */
  void update(Subscription subscription) {
    if (subscription.version() > served.subscription().version()) {
      served = Served.of(subscription);
      wake();
    }
  }

  /** Begins to hand over. */
  void stop() {
    isStopped = true;
    wake();
  }

  boolean isStopping() {
    return isStopped;
  }

  boolean isEnded() {
    return !keeper.isAlive();
  }

  /** Waits until it was handed over. */
  void join(Duration atMost) throws InterruptedException {
    keeper.join(atMost);
  }

  Position.Condition condition() {
    return health.condition();
  }

  private void wake() {
    LockSupport.unpark(keeper);
    wakeReader();
  }

  private void wakeReader() {
    LockSupport.unpark(reader);
  }

  private void keep() {
    try {
      while (!isStopped && !held.isLost()) {
        Instant now = context.now();
        health.proven(served.isProven());
        proving.proveIfDue(served, now);
        settlement.suspendIfFailing(served.subscription(), now);
        couriers.call();
        writer.writeIfDue(now);
        LockSupport.parkNanos(untilDue(now).toNanos());
      }
    } catch (RuntimeException e) {
      log.error("work on {} ended, it is taken up again", served.id(), e);
    } finally {
      handOver();
    }
  }

  /** Until something that waits is due, but a tick at most. */
  private Duration untilDue(Instant now) {
    Instant due = backlog.nextDue();
    if (due == null || !due.isBefore(now.plus(TICK)) || !due.isAfter(now)) {
      return TICK;
    }
    return Duration.between(now, due);
  }

  /**
   * What is under way is waited for, so that nothing is delivered behind the next owner's back. If
   * something does not end in the time that it has, the lease stays until it runs out.
   */
  private void handOver() {
    isStopped = true;
    wake();
    if (backlog.awaitIdle(context.settings().timeout().plus(SOON))) {
      writer.release(context.now());
    } else {
      log.warn("lease of {} runs out by itself: a delivery does not end", served.id());
    }
  }

  private boolean maySend(Instant now) {
    return !isStopped
        && served.isProven()
        && held.maySend(now)
        && now.isAfter(quietUntil)
        && health.tryAcquire();
  }

  /** What a courier met that concerns the others too. */
  private void stepped(Settlement.Step step) {
    switch (step) {
      case Settlement.Finished _ -> {}
      case Settlement.Later _ -> LockSupport.unpark(keeper);
      case Settlement.Untried untried -> {
        if (untried.isOver()) {
          isStopped = true;
        }
        if (!untried.isGranted()) {
          quietUntil = context.now().plus(SOON);
        }
        LockSupport.unpark(keeper);
      }
    }
  }
}
