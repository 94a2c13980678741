package lianban.exchange.webhook;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import lianban.exchange.subscription.Subscription;
import lianban.exchange.subscription.Subscription.Webhook;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks an address whether it wants events, before it gets any: otherwise a subscriber could have
 * somebody else flooded. Yes is the value that was sent, as text or as {@code challenge} in JSON.
 */
final class Challenge {

  private static final int BYTES = 24;

  private final WebhookSender sender;
  private final JsonMapper json;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  Challenge(WebhookSender sender, JsonMapper json, InstantSource clock) {
    this.sender = sender;
    this.json = json;
    this.clock = clock;
  }

  /** What came of it. */
  record Reply(boolean isProven, String what) {}

  Reply ask(Subscription subscription, Webhook webhook) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    String value = HexFormat.of().formatHex(bytes);
    var question = WebhookMessages.challenge(subscription, value, clock.instant());
    WebhookSender.Sent sent = sender.post(subscription, webhook, question);
    return switch (sent.answer()) {
      case Answer.Unreachable unreachable -> new Reply(false, unreachable.detail());
      case Answer.Answered answered when answered.status() / 100 != 2 ->
          new Reply(false, "The challenge was answered with " + answered.status() + ".");
      case Answer.Answered answered ->
          new Reply(isEcho(answered.body(), value), "The answer did not repeat the challenge.");
    };
  }

  private boolean isEcho(String body, String value) {
    if (body.trim().equals(value)) {
      return true;
    }
    try {
      return value.equals(json.readTree(body).path("challenge").asString(""));
    } catch (JacksonException e) {
      return false;
    }
  }
}
