package lianban.exchange.subscription;

import java.net.URI;
import java.util.List;
import lianban.exchange.delivery.EventFilterJson;
import lianban.exchange.subscription.Subscription.Channel;
import lianban.exchange.subscription.Subscription.State;
import lianban.exchange.subscription.Subscription.Webhook;
import lianban.kernel.problem.ProblemType;
import lianban.service.problem.Fault;
import lianban.service.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a subscription may be, when it is made and when it is changed. */
final class SubscriptionRules {

  private final Receivers receivers;

  SubscriptionRules(Receivers receivers) {
    this.receivers = receivers;
  }

  /** Filters as they are kept; none for null. */
  static String filters(@Nullable JsonNode wanted) {
    if (wanted == null) {
      return "[]";
    }
    EventFilterJson.read(wanted, "/filters");
    return wanted.toString();
  }

  /** The address of a new subscription's webhook, null if it is not by webhook. */
  @Nullable String address(Channel channel, @Nullable String url) {
    if ((channel == Channel.WEBHOOK) != (url != null)) {
      throw invalid("/webhook", "stands with the channel WEBHOOK and no other");
    }
    return url == null ? null : allowed(url);
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

  /** A subscription after a change of it. */
  Subscription changed(Subscription before, SubscriptionService.Change change) {
    Subscription after = before;
    if (change.state() != null) {
      if (change.state() == State.SUSPENDED) {
        throw invalid("/state", "is ACTIVE or PAUSED");
      }
      after = after.in(change.state(), null);
    }
    if (change.filters() != null) {
      after = after.filteredBy(filters(change.filters()));
    }
    if (change.url() != null) {
      Webhook webhook = requireWebhook(before);
      after = after.to(new Webhook(allowed(change.url()), null, webhook.secrets()));
    }
    return after.numbered(change.version() + 1);
  }

  static Webhook requireWebhook(Subscription subscription) {
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
