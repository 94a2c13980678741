package lianban.exchange.subscription;

import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import lianban.exchange.catalog.Grants;
import lianban.exchange.subscription.Subscription.State;
import lianban.exchange.subscription.Subscription.Webhook;
import lianban.kernel.problem.ProblemType;
import lianban.service.access.Caller;
import lianban.service.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes, changes and ends subscriptions. Somebody else's looks like none at all. */
public final class SubscriptionService {

  private static final int TRIES = 5;

  private final Subscriptions subscriptions;
  private final PositionStore positions;
  private final StartingPoints starts;
  private final Grants grants;
  private final WebhookSecrets secrets;
  private final SubscriptionRules rules;
  private final InstantSource clock;

  SubscriptionService(
      Subscriptions subscriptions,
      PositionStore positions,
      StartingPoints starts,
      Grants grants,
      WebhookSecrets secrets,
      SubscriptionRules rules,
      InstantSource clock) {
    this.subscriptions = subscriptions;
    this.positions = positions;
    this.starts = starts;
    this.grants = grants;
    this.secrets = secrets;
    this.rules = rules;
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
        ? new Made(made, secrets.newest(made), true)
        : repeated(Objects.requireNonNull(subscriptions.find(id)), draft);
  }

  private Subscription drafted(
      String id, Caller caller, String key, SubscriptionDraft draft, @Nullable String sandboxOf) {
    String filters = SubscriptionRules.filters(draft.filters());
    String url = rules.address(draft.channel(), draft.url());
    return new Subscription(
        id,
        caller.clientId(),
        caller.department(),
        draft.type(),
        filters,
        draft.channel(),
        url == null ? null : new Webhook(url, null, List.of(secrets.make(id, key))),
        State.ACTIVE,
        null,
        sandboxOf,
        clock.instant(),
        draft.digest(),
        1);
  }

  /** The secret is told again only as long as its receiver has not been proved with it. */
  private Made repeated(Subscription before, SubscriptionDraft draft) {
    if (!before.digest().equals(draft.digest())) {
      throw new ProblemException(
          ProblemType.IDEMPOTENCY_KEY_REUSED, "The key was used for another subscription.");
    }
    Webhook webhook = before.webhook();
    boolean isOpen = webhook != null && webhook.provenAt() == null;
    return new Made(before, isOpen ? secrets.newest(before) : null, false);
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
    Subscription after = rules.changed(before, change);
    if (before.version() != change.version() || !subscriptions.replace(after)) {
      throw new ProblemException(
          ProblemType.CONFLICT, "The subscription was changed meanwhile; read it and try again.");
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
    for (int i = 0; i < TRIES; i++) {
      Subscription before = own(caller, id);
      Webhook webhook = SubscriptionRules.requireWebhook(before);
      Webhook rotated = secrets.rotated(id, webhook, key);
      if (rotated.equals(webhook)) {
        return new Made(before, secrets.newest(before), false);
      }
      Subscription after = before.to(rotated);
      if (subscriptions.replace(after)) {
        return new Made(after, secrets.newest(after), true);
      }
    }
    throw new ProblemException(ProblemType.CONFLICT, "The subscription is changed all the time.");
  }
}
