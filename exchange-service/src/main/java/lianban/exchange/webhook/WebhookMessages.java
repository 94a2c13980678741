package lianban.exchange.webhook;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import lianban.exchange.delivery.SharedEvent;
import lianban.exchange.subscription.SecretVault;
import lianban.exchange.subscription.Subscription;
import lianban.exchange.subscription.Subscription.Webhook;

/**
 * What a receiver gets: an event in structured mode, signed by Standard Webhooks
 * (standardwebhooks.com), once with each secret that is valid.
 */
final class WebhookMessages {

  private static final Pattern PLAIN = Pattern.compile("[!-~&&[^%]]{1,256}");
  private static final String TRACE = "traceparent";

  private final SigningKeys keys;
  private final InstantSource clock;

  WebhookMessages(SecretVault vault, InstantSource clock) {
    this.keys = new SigningKeys(vault);
    this.clock = clock;
  }

  /** Headers in the order in which they are sent, and the body. */
  @SuppressWarnings("ArrayRecordComponent") // Written once for all receivers, and never compared.
  record Message(Map<String, String> headers, byte[] body) {}

  Message of(Subscription subscription, Webhook webhook, CloudEvent event) {
    Instant now = clock.instant();
    byte[] body = SharedEvent.json(event);
    String id = id(event);
    String time = String.valueOf(now.getEpochSecond());
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/cloudevents+json");
    headers.put("webhook-id", id);
    headers.put("webhook-timestamp", time);
    headers.put("webhook-signature", signatures(subscription, webhook, now, id, time, body));
    if (event.getExtension(TRACE) instanceof String trace && PLAIN.matcher(trace).matches()) {
      headers.put(TRACE, trace);
    }
    return new Message(headers, body);
  }

  /** The question whether a receiver wants events at all. */
  static CloudEvent challenge(Subscription subscription, String value, Instant now) {
    String data =
        "{\"challenge\":\"" + value + "\",\"subscription\":\"" + subscription.id() + "\"}";
    return CloudEventBuilder.v1()
        .withId("challenge-" + value)
        .withSource(URI.create("/exchange"))
        .withType("lianban.webhook.challenge")
        .withSubject(subscription.id())
        .withTime(now.atOffset(ZoneOffset.UTC))
        .withData("application/json", data.getBytes(StandardCharsets.UTF_8))
        .build();
  }

  /** The event's id, the same at every attempt; percent-encoded where a header needs it. */
  private static String id(CloudEvent event) {
    String id = event.getId();
    return PLAIN.matcher(id).matches() ? id : URLEncoder.encode(id, StandardCharsets.UTF_8);
  }

  private String signatures(
      Subscription subscription,
      Webhook webhook,
      Instant now,
      String id,
      String time,
      byte[] body) {
    return webhook.valid(now).stream()
        .map(secret -> keys.of(subscription.id(), secret.sealed()))
        .map(key -> "v1," + signature(key, id, time, body))
        .collect(Collectors.joining(" "));
  }

  private static String signature(SecretKeySpec key, String id, String time, byte[] body) {
    try {
      Mac mac = Mac.getInstance(SigningKeys.ALGORITHM);
      mac.init(key);
      mac.update((id + "." + time + ".").getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }
}
