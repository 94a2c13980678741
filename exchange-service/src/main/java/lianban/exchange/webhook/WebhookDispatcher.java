package lianban.exchange.webhook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
 * Sees to it that each active webhook subscription is worked on, here or by another instance, and
 * by one at a time.
 */
public final class WebhookDispatcher implements DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(WebhookDispatcher.class);
  private static final Duration HAND_OVER = Duration.ofSeconds(5);

  private final WebhookContext context;
  private final String instance;
  private final ConcurrentMap<String, WebhookWorker> workers = new ConcurrentHashMap<>();
  private boolean isClosed;

  /**
   * @param instance this run of this process: {@code host:port#run}
   */
  WebhookDispatcher(WebhookContext context, String instance) {
    this.context = context;
    this.instance = instance;
    context.metrics().watch(this::count);
  }

  private long count(Position.Condition condition) {
    return workers.values().stream().filter(w -> w.condition().equals(condition)).count();
  }

  /** Every half second; a fault is logged by the scheduler and the next round tries again. */
  @Scheduled(fixedDelay = 500)
  synchronized void round() {
    if (isClosed) {
      return;
    }
    Map<String, Subscription> active = new HashMap<>();
    for (Subscription subscription : context.subscriptions().ofChannel(Channel.WEBHOOK)) {
      if (subscription.state() == State.ACTIVE) {
        active.put(subscription.id(), subscription);
      }
    }
    workers.values().removeIf(WebhookWorker::isEnded);
    workers.forEach(
        (id, worker) -> {
          Subscription now = active.remove(id);
          if (now == null) {
            worker.stop();
          } else {
            worker.update(now);
          }
        });
    takeUp(new ArrayList<>(active.values()));
  }

  /** In no order, so that instances which start together share the work. */
  private void takeUp(List<Subscription> free) {
    Collections.shuffle(free, context.random());
    for (Subscription subscription : free) {
      Position position =
          HeldPosition.take(
              context.positions(),
              subscription.id(),
              instance,
              context.now(),
              context.settings().lease());
      if (position != null) {
        var worker = new WebhookWorker(context, subscription, position);
        workers.put(subscription.id(), worker);
        worker.start();
        log.debug("works on {}", subscription.id());
      }
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
    ending.forEach(WebhookWorker::stop);
    for (WebhookWorker worker : ending) {
      worker.join(HAND_OVER);
    }
  }
}
