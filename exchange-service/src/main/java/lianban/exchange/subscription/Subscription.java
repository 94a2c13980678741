package lianban.exchange.subscription;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That a client wants the events of a type.
 *
 * @param department that the client belongs to, null for none
 * @param filters of the CloudEvents Subscriptions API, a JSON array as text
 * @param webhook where to, for the channel WEBHOOK alone
 * @param reason why it is not active, if the exchange stopped it
 * @param sandboxOf the subscription whose events are replayed here, null for an ordinary one
 * @param digest of the request that made it
 * @param version counts changes
 */
public record Subscription(
    String id,
    String client,
    @Nullable String department,
    String type,
    String filters,
    Channel channel,
    @Nullable Webhook webhook,
    State state,
    @Nullable String reason,
    @Nullable String sandboxOf,
    Instant createdAt,
    String digest,
    long version) {

  /** How events get there. */
  public enum Channel {
    PULL,
    SSE,
    WEBHOOK
  }

  /** Whether they do. */
  public enum State {
    ACTIVE,
    /** Stopped by the subscriber, or by its receiver with 410. */
    PAUSED,
    /** Stopped by the exchange; nothing was passed over. */
    SUSPENDED
  }

  /**
   * A receiver.
   *
   * @param provenAt when it showed that it wants events, null if it has not yet
   * @param secrets newest first
   */
  public record Webhook(String url, @Nullable Instant provenAt, List<SealedSecret> secrets) {
    public Webhook {
      secrets = List.copyOf(secrets);
    }

    /** The secrets that sign at that moment. */
    public List<SealedSecret> valid(Instant now) {
      return secrets.stream()
          .filter(s -> s.expiresAt() == null || s.expiresAt().isAfter(now))
          .toList();
    }
  }

  /**
   * A signing secret that only the exchange can open.
   *
   * @param key the Idempotency-Key of the request that made it
   * @param expiresAt from when on it does not sign any more, null for the newest
   */
  public record SealedSecret(
      String sealed, String key, Instant createdAt, @Nullable Instant expiresAt) {}

  /** The next version, in another state. */
  public Subscription in(State next, @Nullable String why) {
    return with(filters, webhook, next, why, version + 1);
  }

  /** The next version, with another receiver. */
  public Subscription to(Webhook next) {
    return with(filters, next, state, reason, version + 1);
  }

  /** The next version, with other filters. */
  public Subscription filteredBy(String next) {
    return with(next, webhook, state, reason, version + 1);
  }

  /** As one change with that version. */
  Subscription numbered(long number) {
    return with(filters, webhook, state, reason, number);
  }

  /** What may change; all else is as it was made. */
  private Subscription with(
      String nextFilters,
      @Nullable Webhook nextWebhook,
      State nextState,
      @Nullable String nextReason,
      long nextVersion) {
    return new Subscription(
        id,
        client,
        department,
        type,
        nextFilters,
        channel,
        nextWebhook,
        nextState,
        nextReason,
        sandboxOf,
        createdAt,
        digest,
        nextVersion);
  }
}
