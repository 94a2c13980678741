package lianban.exchange.webhook;

import java.time.Instant;
import java.util.function.Consumer;
import lianban.exchange.subscription.Subscription;
import lianban.exchange.subscription.Subscription.State;
import lianban.exchange.subscription.Subscription.Webhook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has a receiver proved, with the patience of any delivery; after that it is left alone. */
final class Proving {

  private static final Logger log = LoggerFactory.getLogger(Proving.class);

  private final WebhookContext context;
  private final ReceiverHealth health;
  private final Consumer<Subscription> onProven;
  private String url = "";
  private int tried;
  private Instant next = Instant.MIN;
  private boolean isUnderWay;

  /**
   * @param onProven gets the subscription as it is then
   */
  Proving(WebhookContext context, ReceiverHealth health, Consumer<Subscription> onProven) {
    this.context = context;
    this.health = health;
    this.onProven = onProven;
  }

  /** Asks, if it is time to; does not wait for the answer. */
  synchronized void proveIfDue(Served served, Instant now) {
    if (!served.webhook().url().equals(url)) {
      url = served.webhook().url();
      tried = 0;
      next = now;
    }
    if (!served.isProven() && !isUnderWay && !now.isBefore(next)) {
      isUnderWay = true;
      Thread.ofVirtual().start(() -> prove(served));
    }
  }

  private void prove(Served served) {
    try {
      Challenge.Reply reply = context.challenge().ask(served.subscription(), served.webhook());
      if (reply.isProven()) {
        proven(served);
      } else {
        failed(served, reply.what());
      }
    } catch (RuntimeException e) {
      log.warn("no challenge for {}: {}", served.subscription().id(), e.toString());
    } finally {
      asked();
    }
  }

  private synchronized void asked() {
    isUnderWay = false;
    tried++;
    Instant now = context.now();
    next = now.plus(context.settings().retries().delay(tried, null, context.random()));
  }

  /** Only the address that was asked is proved. */
  private void proven(Served served) {
    Subscription current = context.subscriptions().find(served.subscription().id());
    Webhook webhook = current == null ? null : current.webhook();
    if (current != null && webhook != null && webhook.url().equals(served.webhook().url())) {
      Subscription proven =
          current.to(new Webhook(webhook.url(), context.now(), webhook.secrets()));
      if (context.subscriptions().replace(proven)) {
        onProven.accept(proven);
      }
    }
  }

  private void failed(Served served, String what) {
    health.failed(what, context.now());
    boolean isOver;
    synchronized (this) {
      isOver = context.settings().retries().isExhausted(tried + 1);
    }
    Subscription current = context.subscriptions().find(served.subscription().id());
    if (isOver && current != null && current.state() == State.ACTIVE) {
      context
          .subscriptions()
          .replace(current.in(State.SUSPENDED, "The challenge was not answered: " + what));
    }
  }
}
