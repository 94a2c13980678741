package lianban.exchange.subscription;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import lianban.exchange.catalog.Grants;
import lianban.exchange.delivery.EventFilterJson;
import lianban.exchange.subscription.Subscription.Channel;
import lianban.exchange.subscription.Subscription.SealedSecret;
import lianban.exchange.subscription.Subscription.State;
import lianban.exchange.subscription.Subscription.Webhook;
import lianban.kernel.problem.ProblemType;
import lianban.service.access.Caller;
import lianban.service.problem.Fault;
import lianban.service.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes, changes and ends subscriptions. Somebody else's looks like none at all. */
public final class SubscriptionService {

  private static final int MOST_SECRETS = 5;
  private static final int TRIES = 5;
  private static final String FILTERS = "/filters";

  private final Subscriptions subscriptions;
  private final PositionStore positions;
  private final StartingPoints starts;
  private final Grants grants;
  private final SecretVault vault;
  private final Receivers receivers;
  private final Duration overlap;
  private final InstantSource clock;

  /**
   * @param overlap how long a secret still signs after a new one was made
   */
  public SubscriptionService(
      Subscriptions subscriptions,
      PositionStore positions,
      StartingPoints starts,
      Grants grants,
      SecretVault vault,
      Receivers receivers,
      Duration overlap,
      InstantSource clock) {
    this.subscriptions = subscriptions;
    this.positions = positions;
    this.starts = starts;
    this.grants = grants;
    this.vault = vault;
    this.receivers = receivers;
    this.overlap = overlap;
    this.clock = clock;
  }

  /**
   * A subscription, and the secret that it signs with.
   *
   * @param secret null if there is none, or if it is not told any more
   */
  public record Made(Subscription subscription, @Nullable String secret, boolean isNew) {}

  /**
   * A change; what is null stays as it is.
   *
   * @param version that the change was made on
   */
  public record Change(
      long version, @Nullable State state, @Nullable JsonNode filters, @Nullable String url) {}

  /**
   * Makes a subscription, or finds the one that the same request made before.
   *
   * @param key the Idempotency-Key
   * @param sandboxOf the subscription that is replayed to it, null for an ordinary one
   * @throws ProblemException if nothing is granted or something is wrong with it
   */
  public Made create(
      Caller caller, String key, SubscriptionDraft draft, @Nullable String sandboxOf) {
    if (grants.current(caller.clientId(), caller.department(), draft.type()) == null) {
      throw new ProblemException(
          ProblemType.ACCESS_DENIED, "No grant lets you receive " + draft.type() + ".");
    }
    String id = "sub-" + Digests.of(caller.clientId(), key);
    Subscription before = subscriptions.find(id);
    if (before != null) {
      return repeated(before, draft);
    }
    Subscription made = drafted(id, caller, key, draft, sandboxOf);
    positions.insert(Position.beginning(id, starts.of(draft.type(), draft.from())));
    return subscriptions.insert(made)
        ? new Made(made, secret(made), true)
        : repeated(Objects.requireNonNull(subscriptions.find(id)), draft);
  }

  private Subscription drafted(
      String id, Caller caller, String key, SubscriptionDraft draft, @Nullable String sandboxOf) {
    JsonNode wanted = draft.filters();
    if (wanted != null) {
      EventFilterJson.read(wanted, FILTERS);
    }
    return new Subscription(
        id,
        caller.clientId(),
        caller.department(),
        draft.type(),
        wanted == null ? "[]" : wanted.toString(),
        draft.channel(),
        webhook(id, key, draft),
        State.ACTIVE,
        null,
        sandboxOf,
        clock.instant(),
        draft.digest(),
        1);
  }

  private @Nullable Webhook webhook(String id, String key, SubscriptionDraft draft) {
    String url = draft.url();
    if ((draft.channel() == Channel.WEBHOOK) != (url != null)) {
      throw invalid("/webhook", "stands with the channel WEBHOOK and no other");
    }
    return url == null
        ? null
        : new Webhook(allowed(url), null, List.of(newSecret(id, vault.make(), key)));
  }

  /** The secret is told again only as long as its receiver has not been proved with it. */
  private Made repeated(Subscription before, SubscriptionDraft draft) {
    if (!before.digest().equals(draft.digest())) {
      throw new ProblemException(
          ProblemType.IDEMPOTENCY_KEY_REUSED, "The key was used for another subscription.");
    }
    Webhook webhook = before.webhook();
    boolean isOpen = webhook != null && webhook.provenAt() == null;
    return new Made(before, isOpen ? secret(before) : null, false);
  }

  /** The caller's own subscriptions. */
  public List<Subscription> own(Caller caller) {
    return subscriptions.ofClient(caller.clientId());
  }

  /**
   * One of the caller's own.
   *
   * @throws ProblemException if it is not
   */
  public Subscription own(Caller caller, String id) {
    return own(subscriptions, caller, id);
  }

  static Subscription own(Subscriptions subscriptions, Caller caller, String id) {
    Subscription found = subscriptions.find(id);
    if (found == null || !found.client().equals(caller.clientId())) {
      throw new ProblemException(ProblemType.NOT_FOUND, "There is no subscription " + id + ".");
    }
    return found;
  }

  /**
   * Pauses, resumes, filters anew or points elsewhere.
   *
   * @throws ProblemException if it was changed since that version
   */
  public Subscription change(Caller caller, String id, Change change) {
    Subscription before = own(caller, id);
    Subscription after = changed(before, change).numbered(change.version() + 1);
    if (before.version() != change.version() || !subscriptions.replace(after)) {
      throw new ProblemException(
          ProblemType.CONFLICT, "The subscription was changed meanwhile; read it and try again.");
    }
    return after;
  }

  private Subscription changed(Subscription before, Change change) {
    Subscription after = before;
    if (change.state() != null) {
      if (change.state() == State.SUSPENDED) {
        throw invalid("/state", "is ACTIVE or PAUSED");
      }
      after = after.in(change.state(), null);
    }
    if (change.filters() != null) {
      EventFilterJson.read(change.filters(), FILTERS);
      after = after.filteredBy(change.filters().toString());
    }
    if (change.url() != null) {
      Webhook webhook = requireWebhook(before);
      after = after.to(new Webhook(allowed(change.url()), null, webhook.secrets()));
    }
    return after;
  }

  /** Ends a subscription. Its dead letters stay. */
  public void end(Caller caller, String id) {
    own(caller, id);
    subscriptions.delete(id);
    positions.delete(id);
  }

  /** Makes a new secret; the one before signs along for a while. */
  public Made rotate(Caller caller, String id, String key) {
    String secret = vault.make();
    return update(
        caller,
        id,
        before -> {
          Webhook webhook = requireWebhook(before);
          SealedSecret newest = webhook.secrets().getFirst();
          return newest.key().equals(key) ? before : before.to(rotated(id, webhook, secret, key));
        });
  }

  private Made update(Caller caller, String id, UnaryOperator<Subscription> change) {
    for (int i = 0; i < TRIES; i++) {
      Subscription before = own(caller, id);
      Subscription after = change.apply(before);
      if (after.equals(before) || subscriptions.replace(after)) {
        return new Made(after, secret(after), !after.equals(before));
      }
    }
    throw new ProblemException(ProblemType.CONFLICT, "The subscription is changed all the time.");
  }

  private Webhook rotated(String id, Webhook webhook, String secret, String key) {
    var now = clock.instant();
    List<SealedSecret> secrets = new ArrayList<>(List.of(newSecret(id, secret, key)));
    for (SealedSecret old : webhook.valid(now)) {
      var end = old.expiresAt() == null ? now.plus(overlap) : old.expiresAt();
      secrets.add(new SealedSecret(old.sealed(), old.key(), old.createdAt(), end));
    }
    if (secrets.size() > MOST_SECRETS) {
      throw new ProblemException(
          ProblemType.CONFLICT,
          "Five secrets sign already; wait until the oldest of them has ended.");
    }
    return new Webhook(webhook.url(), webhook.provenAt(), secrets);
  }

  private SealedSecret newSecret(String id, String secret, String key) {
    return new SealedSecret(vault.seal(id, secret), key, clock.instant(), null);
  }

  private @Nullable String secret(Subscription subscription) {
    Webhook webhook = subscription.webhook();
    return webhook == null
        ? null
        : vault.open(subscription.id(), webhook.secrets().getFirst().sealed());
  }

  private String allowed(String url) {
    String refusal;
    try {
      refusal = receivers.refusal(URI.create(url));
    } catch (IllegalArgumentException e) {
      refusal = "is no address";
    }
    if (refusal != null) {
      throw invalid("/webhook/url", refusal);
    }
    return url;
  }

  private static Webhook requireWebhook(Subscription subscription) {
    Webhook webhook = subscription.webhook();
    if (webhook == null) {
      throw invalid("/webhook", "the subscription is not one by webhook");
    }
    return webhook;
  }

  private static ProblemException invalid(String pointer, String message) {
    return new ProblemException(
        ProblemType.INVALID_REQUEST,
        "The subscription breaks its rules.",
        List.of(new Fault(pointer, "invalid", message)));
  }
}
