package lianban.exchange.webhook;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import lianban.exchange.deadletter.DeadLetter;
import lianban.exchange.delivery.TopicReader;
import lianban.exchange.subscription.Checkpoints;
import lianban.exchange.subscription.PositionStore;
import lianban.exchange.subscription.Subscriptions;

/**
 * What the workers of all subscriptions share.
 *
 * @param letters where dead letters are laid down
 */
record WebhookContext(
    WebhookProperties settings,
    Subscriptions subscriptions,
    PositionStore positions,
    Checkpoints checkpoints,
    Consumer<DeadLetter> letters,
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
