package lianban.exchange.webhook;

import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import lianban.exchange.deadletter.Attempt;
import lianban.exchange.deadletter.DeadLetter;
import lianban.exchange.subscription.Subscription;
import lianban.exchange.subscription.Subscription.State;
import lianban.exchange.webhook.AnswerPolicy.Verdict;
import lianban.exchange.webhook.DeliveryWindow.Item;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends one event and says what is to become of it. */
final class Settlement {

  private static final Logger log = LoggerFactory.getLogger(Settlement.class);
  private static final Duration SOON = Duration.ofSeconds(1);

  private final WebhookContext context;
  private final ReceiverHealth health;
  private final JsonFormat format = new JsonFormat();

  Settlement(WebhookContext context, ReceiverHealth health) {
    this.context = context;
    this.health = health;
  }

  /** What is to become of an event. */
  sealed interface Step {}

  /** It needs nothing more: delivered, left out, or laid down as a dead letter. */
  record Finished() implements Step {}

  /** It is tried again after a while. */
  record Later(Duration delay) implements Step {}

  /**
   * It was not tried, or the attempt does not count.
   *
   * @param isOver whether nothing more is to be sent here
   */
  record Untried(boolean isGranted, boolean isOver) implements Step {}

  /** A fault of our own counts against nobody; the event is tried again. */
  Step deliver(Served served, Item<Pending> item) {
    WebhookSender.Outcome outcome;
    try {
      outcome =
          context
              .sender()
              .send(
                  served.subscription(),
                  served.webhook(),
                  served.filter(),
                  item.value().event().event());
    } catch (RuntimeException e) {
      health.release();
      log.warn("nothing can be sent for {}: {}", served.subscription().id(), e.toString());
      return new Later(SOON);
    }
    return switch (outcome) {
      case WebhookSender.NotGranted _ -> {
        health.release();
        yield new Untried(false, false);
      }
      case WebhookSender.Withheld _ -> {
        health.release();
        yield new Finished();
      }
      case WebhookSender.Sent sent -> settle(served.subscription(), item, sent);
    };
  }

  private Step settle(Subscription subscription, Item<Pending> item, WebhookSender.Sent sent) {
    Attempt attempt = sent.attempt();
    Verdict verdict = AnswerPolicy.verdict(sent.answer());
    boolean isFault = AnswerPolicy.isFaultOfReceiver(sent.answer());
    boolean isCounted = health.sent(attempt, isFault, context.now());
    context.metrics().attempted(verdict);
    try {
      if (verdict == Verdict.GONE) {
        end(subscription, State.PAUSED, "The receiver answered 410 Gone.");
        return new Untried(true, true);
      }
      if (verdict != Verdict.DELIVERED && !isCounted) {
        return new Untried(true, false);
      }
      return record(subscription, item, sent, verdict);
    } catch (RuntimeException e) {
      log.warn("an attempt of {} is not recorded: {}", subscription.id(), e.toString());
      return new Later(SOON);
    }
  }

  private Step record(
      Subscription subscription, Item<Pending> item, WebhookSender.Sent sent, Verdict verdict) {
    List<Attempt> attempts = item.value().attempts();
    attempts.add(sent.attempt());
    String id = DeadLetter.id(subscription.id(), item.partition(), item.offset());
    if (verdict == Verdict.DELIVERED) {
      if (attempts.size() > 1) {
        context.records().keep(id, attempts);
      }
      return new Finished();
    }
    RetryPolicy retries = context.settings().retries();
    if (verdict == Verdict.REFUSED || retries.isExhausted(attempts.size())) {
      context.letters().accept(letter(subscription, item, sent.attempt(), id));
      context.metrics().died(Objects.requireNonNull(sent.attempt().cause()));
      return new Finished();
    }
    context.records().keep(id, attempts);
    return new Later(retries.delay(attempts.size(), sent.retryAfter(), context.random()));
  }

  private DeadLetter letter(
      Subscription subscription, Item<Pending> item, Attempt last, String id) {
    CloudEvent event = item.value().event().event();
    Instant now = context.now();
    return new DeadLetter(
        id,
        subscription.id(),
        subscription.client(),
        subscription.type(),
        item.partition(),
        item.offset(),
        event.getId(),
        event.getSource().toString(),
        new String(format.serialize(event), StandardCharsets.UTF_8),
        Objects.requireNonNull(last.cause()),
        item.value().attempts(),
        DeadLetter.State.OPEN,
        now,
        now,
        null,
        List.of(),
        1);
  }

  /** A receiver that fails wholesale for too long is left alone; its position stays. */
  void suspendIfFailing(Subscription subscription, Instant now) {
    Instant since = health.failingSince();
    if (since != null && since.plus(context.settings().suspendAfter()).isBefore(now)) {
      end(subscription, State.SUSPENDED, "The receiver has failed since " + since + ".");
    }
  }

  /** If the subscriber changes it at the same moment, it comes here again. */
  private void end(Subscription subscription, State state, String reason) {
    Subscription current = context.subscriptions().find(subscription.id());
    if (current != null && current.state() == State.ACTIVE) {
      boolean isStored = context.subscriptions().replace(current.in(state, reason));
      log.info("subscription {} is {}: {}", current.id(), isStored ? state : "kept", reason);
    }
  }
}
