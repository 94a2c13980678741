package lianban.exchange.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import lianban.exchange.subscription.Position;
import lianban.exchange.subscription.Subscription;
import lianban.exchange.subscription.Subscription.Channel;
import lianban.exchange.subscription.Subscription.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Sees to it that each active webhook subscription is worked on by one instance at a time, and that
 * all instances have the same share: what is above it is given back for another to take up. Why:
 * {@code docs/decisions/why-webhooks-are-shared-by-counting.md}.
 */
public final class WebhookDispatcher implements DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(WebhookDispatcher.class);
  private static final Duration HAND_OVER = Duration.ofSeconds(5);

  private final WebhookContext context;
  private final Instances instances;
  private final InstanceId self;
  private final Duration countsFor;
  private final ConcurrentMap<String, WebhookWorker> workers = new ConcurrentHashMap<>();
  private Instant toldAt = Instant.MIN;
  private boolean isClosed;

  WebhookDispatcher(WebhookContext context, Instances instances, InstanceId self) {
    this.context = context;
    this.instances = instances;
    this.self = self;
    this.countsFor = context.settings().lease().dividedBy(3);
    context.metrics().watch(this::count);
  }

  private long count(Position.Condition condition) {
    return workers.values().stream().filter(w -> w.condition().equals(condition)).count();
  }

  /** Again and again; a fault is logged by the scheduler and the next round tries again. */
  @Scheduled(fixedDelayString = "${exchange.webhook.round}")
  synchronized void round() {
    if (isClosed) {
      return;
    }
    workers.values().removeIf(WebhookWorker::isEnded);
    Map<String, Subscription> active = active();
    int share = SharePolicy.share(active.size(), living(), self.process());
    tell(active);
    giveBack(held() - share);
    takeUp(active, share - held());
    tellThatItLives();
  }

  private Map<String, Subscription> active() {
    Map<String, Subscription> active = new HashMap<>();
    for (Subscription subscription : context.subscriptions().ofChannel(Channel.WEBHOOK)) {
      if (subscription.state() == State.ACTIVE) {
        active.put(subscription.id(), subscription);
      }
    }
    return active;
  }

  private SortedSet<String> living() {
    SortedSet<String> living = new TreeSet<>(instances.living(context.now()));
    living.add(self.process());
    return living;
  }

  /** How many it works on, without those that it hands over. */
  private int held() {
    return (int) workers.values().stream().filter(worker -> !worker.isStopping()).count();
  }

  private void tell(Map<String, Subscription> active) {
    workers.forEach(
        (id, worker) -> {
          Subscription now = active.get(id);
          if (now == null) {
            worker.stop();
          } else {
            worker.update(now);
          }
        });
  }

  private void giveBack(int surplus) {
    workers.entrySet().stream()
        .filter(entry -> !entry.getValue().isStopping())
        .limit(Math.max(0, surplus))
        .forEach(
            entry -> {
              log.info("gives {} back, others have less", entry.getKey());
              entry.getValue().stop();
            });
  }

  /** In no order, so that instances which start together do not try for the same. */
  private void takeUp(Map<String, Subscription> active, int room) {
    List<Subscription> others = new ArrayList<>(active.values());
    others.removeIf(subscription -> workers.containsKey(subscription.id()));
    Collections.shuffle(others, context.random());
    int left = room;
    for (Subscription subscription : others) {
      if (left > 0 && takeUp(subscription)) {
        left--;
      }
    }
  }

  private boolean takeUp(Subscription subscription) {
    Duration term = context.settings().lease();
    Position position =
        HeldPosition.take(context.positions(), subscription.id(), self, context.now(), term);
    if (position == null) {
      return false;
    }
    var worker = new WebhookWorker(context, subscription, position);
    workers.put(subscription.id(), worker);
    worker.start();
    log.debug("works on {}", subscription.id());
    return true;
  }

  /** Last of all: one that cannot take anything up is not to be counted on. */
  private void tellThatItLives() {
    Instant now = context.now();
    if (toldAt.plus(countsFor.dividedBy(4)).isBefore(now)) {
      instances.keep(self.process(), now.plus(countsFor));
      toldAt = now;
    }
  }

  /** Hands everything over, so that others need not wait for leases to run out. */
  @Override
  public void destroy() throws InterruptedException {
    List<WebhookWorker> ending;
    synchronized (this) {
      isClosed = true;
      ending = List.copyOf(workers.values());
    }
    leave();
    ending.forEach(WebhookWorker::stop);
    for (WebhookWorker worker : ending) {
      worker.join(HAND_OVER);
    }
  }

  private void leave() {
    try {
      instances.remove(self.process());
    } catch (RuntimeException e) {
      log.warn("it counts for a while longer: {}", e.toString());
    }
  }
}
