package lianban.exchange.subscription;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import lianban.exchange.subscription.Subscription.SealedSecret;
import lianban.exchange.subscription.Subscription.Webhook;
import lianban.kernel.problem.ProblemType;
import lianban.service.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** The secrets that deliveries to a webhook are signed with. */
final class WebhookSecrets {

  private static final int MOST = 5;

  private final SecretVault vault;
  private final Duration overlap;
  private final InstantSource clock;

  /**
   * @param overlap how long a secret still signs after a new one was made
   */
  WebhookSecrets(SecretVault vault, Duration overlap, InstantSource clock) {
    this.vault = vault;
    this.overlap = overlap;
    this.clock = clock;
  }

  /** A new one, sealed for a subscription. */
  SealedSecret make(String subscription, String key) {
    return new SealedSecret(vault.seal(subscription, vault.make()), key, clock.instant(), null);
  }

  /**
   * The webhook with a new one; those before sign along for a while. The same request again changes
   * nothing.
   */
  Webhook rotated(String subscription, Webhook webhook, String key) {
    if (webhook.secrets().getFirst().key().equals(key)) {
      return webhook;
    }
    Instant now = clock.instant();
    List<SealedSecret> secrets = new ArrayList<>(List.of(make(subscription, key)));
    for (SealedSecret old : webhook.valid(now)) {
      Instant end = old.expiresAt() == null ? now.plus(overlap) : old.expiresAt();
      secrets.add(new SealedSecret(old.sealed(), old.key(), old.createdAt(), end));
    }
    if (secrets.size() > MOST) {
      throw new ProblemException(
          ProblemType.CONFLICT,
          "Five secrets sign already; wait until the oldest of them has ended.");
    }
    return new Webhook(webhook.url(), webhook.provenAt(), secrets);
  }

  /** The newest one in the clear, null if the subscription is none by webhook. */
  @Nullable String newest(Subscription subscription) {
    Webhook webhook = subscription.webhook();
    return webhook == null
        ? null
        : vault.open(subscription.id(), webhook.secrets().getFirst().sealed());
  }
}
