package lianban.exchange.webhook;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import java.nio.charset.StandardCharsets;
import lianban.exchange.catalog.Grant;
import lianban.exchange.deadletter.DeadLetter;
import lianban.exchange.deadletter.Redelivery;
import lianban.exchange.delivery.EventFilterJson;
import lianban.exchange.subscription.Subscription;
import lianban.exchange.subscription.Subscription.Webhook;
import lianban.exchange.subscription.Subscriptions;
import org.jspecify.annotations.Nullable;

/** Sends dead letters to the webhook they failed at. */
final class WebhookRedelivery implements Redelivery {

  /** Extension that an edited event carries: the number of its edit. */
  static final String EDITED = "edited";

  private final Subscriptions subscriptions;
  private final WebhookSender sender;
  private final JsonFormat format = new JsonFormat();

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
    return switch (sender.send(subscription, webhook, filter, event(letter, data, edit))) {
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
    return sender.seen(grant, subscription, filter, event(letter, null, null)) == null
        ? Hindrance.WITHHELD
        : null;
  }

  private CloudEvent event(DeadLetter letter, @Nullable String data, @Nullable Integer edit) {
    CloudEvent event = format.deserialize(letter.event().getBytes(StandardCharsets.UTF_8));
    if (data == null || edit == null) {
      return event;
    }
    return CloudEventBuilder.from(event)
        .withData("application/json", data.getBytes(StandardCharsets.UTF_8))
        .withExtension(EDITED, edit)
        .build();
  }
}
