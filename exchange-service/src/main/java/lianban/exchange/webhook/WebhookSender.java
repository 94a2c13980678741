package lianban.exchange.webhook;

import io.cloudevents.CloudEvent;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import lianban.exchange.catalog.Grant;
import lianban.exchange.catalog.Grants;
import lianban.exchange.deadletter.Attempt;
import lianban.exchange.delivery.DisclosureService;
import lianban.exchange.delivery.EventFilter;
import lianban.exchange.subscription.Subscription;
import lianban.exchange.subscription.Subscription.Webhook;
import org.jspecify.annotations.Nullable;

/**
 * Sends one event to one receiver. The grant is asked for each time, so what is revoked stops at
 * once, also for what was read before.
 */
final class WebhookSender {

  private static final int EXCERPT = 500;

  private final Grants grants;
  private final DisclosureService disclosure;
  private final WebhookMessages messages;
  private final Receiver receiver;
  private final InstantSource clock;

  WebhookSender(
      Grants grants,
      DisclosureService disclosure,
      WebhookMessages messages,
      Receiver receiver,
      InstantSource clock) {
    this.grants = grants;
    this.disclosure = disclosure;
    this.messages = messages;
    this.receiver = receiver;
    this.clock = clock;
  }

  /** What came of it. */
  sealed interface Outcome {}

  /** No grant holds. */
  record NotGranted() implements Outcome {}

  /** The grant or the filters leave this event out. */
  record Withheld() implements Outcome {}

  /** It was sent. */
  record Sent(Attempt attempt, Answer answer) implements Outcome {
    @Nullable Duration retryAfter() {
      return answer instanceof Answer.Answered answered ? answered.retryAfter() : null;
    }
  }

  @Nullable Grant grant(Subscription subscription) {
    return grants.current(subscription.client(), subscription.department(), subscription.type());
  }

  /** The event as its subscriber may see it, null if it does not get it. */
  @Nullable CloudEvent seen(
      Grant grant, Subscription subscription, EventFilter filter, CloudEvent event) {
    CloudEvent seen = disclosure.disclosed(grant, subscription.client(), event);
    return seen == null || !filter.matches(seen) ? null : seen;
  }

  Outcome send(Subscription subscription, Webhook to, EventFilter filter, CloudEvent event) {
    Grant grant = grant(subscription);
    if (grant == null) {
      return new NotGranted();
    }
    CloudEvent seen = seen(grant, subscription, filter, event);
    return seen == null ? new Withheld() : post(subscription, to, seen);
  }

  /** Sends something that needs no grant. */
  Sent post(Subscription subscription, Webhook to, CloudEvent event) {
    Instant start = clock.instant();
    WebhookMessages.Message message = messages.of(subscription, to, event);
    Answer answer = receiver.post(URI.create(to.url()), message.headers(), message.body());
    long millis = Duration.between(start, clock.instant()).toMillis();
    return new Sent(attempt(start, millis, answer), answer);
  }

  private static Attempt attempt(Instant start, long millis, Answer answer) {
    return switch (answer) {
      case Answer.Answered answered ->
          new Attempt(
              start,
              millis,
              AnswerPolicy.cause(answer),
              answered.status(),
              excerpt(answered.body()));
      case Answer.Unreachable unreachable ->
          new Attempt(start, millis, unreachable.cause(), null, unreachable.detail());
    };
  }

  private static String excerpt(String body) {
    return body.length() <= EXCERPT ? body : body.substring(0, EXCERPT);
  }
}
