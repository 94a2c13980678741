package lianban.exchange.subscription.http;

import java.time.Instant;
import java.util.Map;
import lianban.exchange.subscription.LagGauge;
import lianban.exchange.subscription.Position;
import lianban.exchange.subscription.Subscription;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A subscription as its subscriber sees it.
 *
 * @param secret only in the answer to the request that made it
 * @param position the next offset of each partition
 */
record SubscriptionView(
    String id,
    String type,
    JsonNode filters,
    Subscription.Channel channel,
    Subscription.State state,
    @Nullable String reason,
    @Nullable String sandboxOf,
    Instant createdAt,
    @Nullable WebhookView webhook,
    @Nullable String secret,
    @Nullable Map<Integer, Long> position,
    @Nullable Instant movedAt,
    LagGauge.@Nullable Lag lag,
    @Nullable DeliveryView delivery) {

  /** The receiver, without its secrets. */
  record WebhookView(String url, @Nullable Instant provenAt, int secrets) {}

  /** How delivery to it goes. */
  record DeliveryView(
      Position.Condition condition,
      @Nullable Instant failingSince,
      @Nullable String lastError,
      @Nullable Instant lastErrorAt,
      @Nullable Instant nextTry) {

    private static DeliveryView of(Position.Health health) {
      return new DeliveryView(
          health.condition(),
          health.failingSince(),
          health.lastError(),
          health.lastErrorAt(),
          health.nextTry());
    }
  }

  static SubscriptionView of(
      Subscription subscription, JsonNode filters, @Nullable String secret, Instant now) {
    return of(subscription, filters, secret, null, null, now);
  }

  static SubscriptionView of(
      Subscription of,
      JsonNode filters,
      @Nullable String secret,
      @Nullable Position position,
      LagGauge.@Nullable Lag lag,
      Instant now) {
    var webhook = of.webhook();
    return new SubscriptionView(
        of.id(),
        of.type(),
        filters,
        of.channel(),
        of.state(),
        of.reason(),
        of.sandboxOf(),
        of.createdAt(),
        webhook == null
            ? null
            : new WebhookView(webhook.url(), webhook.provenAt(), webhook.valid(now).size()),
        secret,
        position == null ? null : position.offsets(),
        position == null ? null : position.movedAt(),
        lag,
        position == null || webhook == null ? null : DeliveryView.of(position.health()));
  }
}
