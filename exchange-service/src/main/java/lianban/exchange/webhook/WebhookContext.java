package lianban.exchange.webhook;

import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import lianban.exchange.deadletter.DeadLetters;
import lianban.exchange.delivery.TopicReader;
import lianban.exchange.subscription.Checkpoints;
import lianban.exchange.subscription.PositionStore;
import lianban.exchange.subscription.Subscriptions;

/** What the workers of all subscriptions share. */
record WebhookContext(
    WebhookProperties settings,
    Subscriptions subscriptions,
    PositionStore positions,
    Checkpoints checkpoints,
    DeadLetters letters,
    DeliveryRecords records,
    TopicReader topics,
    WebhookSender sender,
    Challenge challenge,
    WebhookMetrics metrics,
    RandomGenerator random,
    InstantSource clock) {

  Instant now() {
    return clock.instant();
  }
}
