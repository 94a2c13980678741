package lianban.exchange.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import lianban.exchange.catalog.Grant;
import lianban.exchange.deadletter.Attempt;
import lianban.exchange.deadletter.DeadLetter;
import lianban.exchange.delivery.Cursor;
import lianban.exchange.delivery.EventFilter;
import lianban.exchange.delivery.EventFilterJson;
import lianban.exchange.delivery.TopicEvent;
import lianban.exchange.delivery.TopicReader;
import lianban.exchange.subscription.Position;
import lianban.exchange.subscription.Position.Health;
import lianban.exchange.subscription.Position.Mark;
import lianban.exchange.subscription.Subscription;
import lianban.exchange.webhook.DeliveryWindow.Item;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works on one subscription as long as this instance has its lease. One thread reads, one keeps the
 * position and wakes what waits, and each event under way has its own; all are virtual. Reading and
 * keeping never wait for a receiver.
 */
final class WebhookWorker {

  private static final Logger log = LoggerFactory.getLogger(WebhookWorker.class);

  /**
   * A reader that waits is a parked thread at the shared tail. Handing over does not wait for it;
   * it sees after that time that it is stopped, or that nothing is granted any more.
   */
  private static final Duration READ_WAIT = Duration.ofSeconds(2);

  private static final Duration TICK = Duration.ofMillis(200);
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Duration CHECKPOINT = Duration.ofSeconds(1);
  private static final int PAGE = 200;

  private final WebhookContext context;
  private final HeldPosition held;
  private final ReceiverHealth health;
  private final DeliveryWindow<Pending> window;
  private final Settlement settlement;
  private final Proving proving;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private volatile Served served;
  private volatile boolean isStopped;
  private volatile Instant grantLookedFor = Instant.MIN;
  private int underWay;
  private long bytes;
  private Instant savedAt = Instant.MIN;
  private Instant checkpointAt = Instant.MIN;
  private Map<Integer, Mark> checkpointed;
  private final Thread keeper;
  private final Thread reader;

  /** A subscription with its filters as they are now. */
  record Served(Subscription subscription, EventFilter filter) {
    Subscription.Webhook webhook() {
      Subscription.Webhook webhook = subscription.webhook();
      if (webhook == null) {
        throw new IllegalStateException(subscription.id() + " is not one by webhook");
      }
      return webhook;
    }

    boolean isProven() {
      return webhook().provenAt() != null;
    }
  }

  /** An event that waits or is under way, and what was tried. */
  record Pending(TopicEvent event, List<Attempt> attempts) {
    private long size() {
      var data = event.event().getData();
      return data == null ? 0 : data.toBytes().length;
    }
  }

  WebhookWorker(WebhookContext context, Subscription subscription, Position leased) {
    this.context = context;
    WebhookProperties settings = context.settings();
    this.served = served(subscription);
    this.held = new HeldPosition(context.positions(), leased, settings.lease(), settings.timeout());
    this.health = new ReceiverHealth(subscription.id(), settings.breaker(), leased.health());
    this.window = new DeliveryWindow<>(leased.marks());
    this.checkpointed = leased.marks();
    this.settlement = new Settlement(context, health);
    this.proving = new Proving(context, health, this::update);
    String name = "webhook-" + subscription.id();
    this.keeper = Thread.ofVirtual().name(name).unstarted(this::keep);
    this.reader = Thread.ofVirtual().name(name + "-reader").unstarted(this::read);
  }

  void start() {
    keeper.start();
    reader.start();
  }

  /** The subscription was changed. */
  void update(Subscription subscription) {
    if (subscription.version() > served.subscription().version()) {
      served = served(subscription);
      signal();
    }
  }

  private Served served(Subscription subscription) {
    return new Served(subscription, EventFilterJson.kept(subscription.filters()));
  }

  /** Begins to hand over. */
  void stop() {
    isStopped = true;
    signal();
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

  private void keep() {
    try {
      while (!isStopped && !held.isLost()) {
        Instant now = context.now();
        health.proven(served.isProven());
        proving.proveIfDue(served, now);
        settlement.suspendIfFailing(served.subscription(), now);
        pump();
        saveIfDue(now);
        awaitChange();
      }
    } catch (RuntimeException e) {
      log.error("work on {} ended, it is taken up again", served.subscription().id(), e);
    } finally {
      handOver();
    }
  }

  /** What is under way is waited for, so that nothing is delivered behind the next owner's back. */
  private void handOver() {
    isStopped = true;
    Duration longest = context.settings().timeout().plus(SOON);
    lock.lock();
    try {
      long left = longest.toNanos();
      while (underWay > 0 && left > 0) {
        left = changed.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
    try {
      held.save(marks(), health.shown(null), context.now(), true);
    } catch (RuntimeException e) {
      log.warn("lease of {} runs out by itself: {}", served.subscription().id(), e.toString());
    }
  }

  /** For a moment at most; who is woken for nothing looks and waits again. */
  @SuppressWarnings("WaitNotInLoop")
  private void awaitChange() {
    lock.lock();
    try {
      var _ = changed.await(TICK.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      isStopped = true;
    } finally {
      lock.unlock();
    }
  }

  private void signal() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Starts whatever may go now. */
  private void pump() {
    lock.lock();
    try {
      Instant now = context.now();
      while (underWay < context.settings().concurrency()
          && maySend(now)
          && window.hasNext(now)
          && health.tryAcquire()) {
        Item<Pending> item = window.next(now);
        if (item != null) {
          underWay++;
          Thread.ofVirtual().start(() -> deliver(item));
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean maySend(Instant now) {
    return !isStopped && served.isProven() && held.maySend(now) && now.isAfter(grantLookedFor);
  }

  private void deliver(Item<Pending> item) {
    Settlement.Step step = settlement.deliver(served, item);
    lock.lock();
    try {
      underWay--;
      Instant now = context.now();
      switch (step) {
        case Settlement.Finished _ -> {
          window.finish(item);
          bytes -= item.value().size();
        }
        case Settlement.Later later -> window.retry(item, now.plus(later.delay()));
        case Settlement.Untried untried -> {
          window.giveBack(item);
          isStopped = isStopped || untried.isOver();
          grantLookedFor = untried.isGranted() ? grantLookedFor : now.plus(SOON);
        }
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    pump();
  }

  private void read() {
    while (!isStopped) {
      try {
        if (mayRead()) {
          readOn();
        } else {
          awaitChange();
        }
      } catch (TopicReader.NoReaderException e) {
        awaitChange();
      } catch (RuntimeException e) {
        if (!isStopped) {
          log.warn("cannot read for {}: {}", served.subscription().id(), e.toString());
        }
        awaitChange();
      }
    }
  }

  private boolean mayRead() {
    lock.lock();
    try {
      WebhookProperties settings = context.settings();
      return served.isProven()
          && window.size() < settings.window()
          && bytes < settings.windowBytes().toBytes()
          && window.span() < settings.windowSpan();
    } finally {
      lock.unlock();
    }
  }

  private void readOn() {
    if (grant(served) == null) {
      awaitChange();
      return;
    }
    TopicReader.Page page = context.topics().read(cursor(), event -> event, PAGE, READ_WAIT);
    // As it is now: by what held before the wait, something could be passed over for good.
    Served now = served;
    Grant grant = grant(now);
    if (isStopped || grant == null) {
      return;
    }
    List<TopicEvent> wanted =
        page.events().stream()
            .filter(
                e ->
                    context.sender().seen(grant, now.subscription(), now.filter(), e.event())
                        != null)
            .toList();
    take(now.subscription().id(), wanted, tried(now.subscription().id(), wanted), page.next());
    pump();
  }

  private @Nullable Grant grant(Served now) {
    Grant grant = context.sender().grant(now.subscription());
    health.granted(grant != null);
    return grant;
  }

  private Cursor cursor() {
    lock.lock();
    try {
      return new Cursor(served.subscription().type(), window.cursor());
    } finally {
      lock.unlock();
    }
  }

  /** What an instance before this one tried already. */
  private Map<String, List<Attempt>> tried(String subscription, List<TopicEvent> events) {
    List<String> ids = new ArrayList<>();
    lock.lock();
    try {
      for (TopicEvent event : events) {
        if (window.mayHaveBeenTried(event.partition(), event.offset())) {
          ids.add(DeadLetter.id(subscription, event.partition(), event.offset()));
        }
      }
    } finally {
      lock.unlock();
    }
    return ids.isEmpty() ? Map.of() : context.records().find(ids);
  }

  private void take(
      String subscription, List<TopicEvent> events, Map<String, List<Attempt>> tried, Cursor next) {
    lock.lock();
    try {
      for (TopicEvent event : events) {
        String id = DeadLetter.id(subscription, event.partition(), event.offset());
        var pending = new Pending(event, new ArrayList<>(tried.getOrDefault(id, List.of())));
        String key = String.valueOf(event.event().getSubject());
        if (window.offer(new Item<>(event.partition(), event.offset(), key, pending))) {
          bytes += pending.size();
        }
      }
      window.readTo(new HashMap<>(next.offsets()));
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private Map<Integer, Mark> marks() {
    lock.lock();
    try {
      return window.marks();
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Instant nextDue() {
    lock.lock();
    try {
      return window.nextDue();
    } finally {
      lock.unlock();
    }
  }

  private void saveIfDue(Instant now) {
    Map<Integer, Mark> marks = marks();
    Health shown = health.shown(nextDue());
    try {
      if (!now.isBefore(savedAt.plus(context.settings().saveEvery()))
          && !held.isUpToDate(marks, shown, now)) {
        savedAt = now;
        held.save(marks, shown, now, false);
      }
      if (!held.isLost() && !now.isBefore(checkpointAt.plus(CHECKPOINT))) {
        keepCheckpoint(now);
      }
    } catch (RuntimeException e) {
      log.warn("position of {} is written later: {}", served.subscription().id(), e.toString());
    }
  }

  /** Of what is stored: a checkpoint never says more than the position. */
  private void keepCheckpoint(Instant now) {
    Map<Integer, Mark> stored = held.marks();
    if (!stored.equals(checkpointed)) {
      Map<Integer, Long> offsets = new HashMap<>();
      stored.forEach((partition, mark) -> offsets.put(partition, mark.next()));
      context.checkpoints().keep(served.subscription().id(), offsets, now);
      checkpointed = stored;
      checkpointAt = now;
    }
  }
}
