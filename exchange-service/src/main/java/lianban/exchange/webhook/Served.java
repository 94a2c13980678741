package lianban.exchange.webhook;

import lianban.exchange.delivery.EventFilter;
import lianban.exchange.delivery.EventFilterJson;
import lianban.exchange.subscription.Subscription;

/** A webhook subscription with its filters as they are now. */
record Served(Subscription subscription, EventFilter filter) {

  static Served of(Subscription subscription) {
    return new Served(subscription, EventFilterJson.kept(subscription.filters()));
  }

  String id() {
    return subscription.id();
  }

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
