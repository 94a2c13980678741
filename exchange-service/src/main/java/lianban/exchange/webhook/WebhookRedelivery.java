package lianban.exchange.webhook;

import lianban.exchange.catalog.Grant;
import lianban.exchange.deadletter.DeadLetter;
import lianban.exchange.deadletter.Redelivery;
import lianban.exchange.deadletter.Resent;
import lianban.exchange.delivery.EventFilterJson;
import lianban.exchange.subscription.Subscription;
import lianban.exchange.subscription.Subscription.Webhook;
import lianban.exchange.subscription.Subscriptions;
import org.jspecify.annotations.Nullable;

/** Sends dead letters to the webhook they failed at. */
final class WebhookRedelivery implements Redelivery {

  private final Subscriptions subscriptions;
  private final WebhookSender sender;

  WebhookRedelivery(Subscriptions subscriptions, WebhookSender sender) {
    this.subscriptions = subscriptions;
    this.sender = sender;
  }

  @Override
  public Result send(DeadLetter letter, @Nullable String data, @Nullable Integer edit) {
    Subscription subscription = subscriptions.find(letter.subscription());
    Webhook webhook = subscription == null ? null : subscription.webhook();
    if (subscription == null || webhook == null) {
      return new NotSent(Hindrance.NO_RECEIVER);
    }
    if (webhook.provenAt() == null) {
      return new NotSent(Hindrance.UNPROVEN);
    }
    var filter = EventFilterJson.kept(subscription.filters());
    return switch (sender.send(subscription, webhook, filter, Resent.event(letter, data, edit))) {
      case WebhookSender.NotGranted _ -> new NotSent(Hindrance.NOT_GRANTED);
      case WebhookSender.Withheld _ -> new NotSent(Hindrance.WITHHELD);
      case WebhookSender.Sent sent -> new Sent(sent.attempt());
    };
  }

  @Override
  public @Nullable Hindrance hindrance(DeadLetter letter) {
    Subscription subscription = subscriptions.find(letter.subscription());
    Webhook webhook = subscription == null ? null : subscription.webhook();
    if (subscription == null || webhook == null) {
      return Hindrance.NO_RECEIVER;
    }
    if (webhook.provenAt() == null) {
      return Hindrance.UNPROVEN;
    }
    Grant grant = sender.grant(subscription);
    if (grant == null) {
      return Hindrance.NOT_GRANTED;
    }
    var filter = EventFilterJson.kept(subscription.filters());
    return sender.seen(grant, subscription, filter, Resent.event(letter, null, null)) == null
        ? Hindrance.WITHHELD
        : null;
  }
}
