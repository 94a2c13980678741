package lianban.exchange.webhook;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
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

  private final SecretVault vault;
  private final InstantSource clock;
  private final JsonFormat format = new JsonFormat();

  WebhookMessages(SecretVault vault, InstantSource clock) {
    this.vault = vault;
    this.clock = clock;
  }

  /** Headers in the order in which they are sent, and the body. */
  record Message(Map<String, String> headers, String body) {}

  Message of(Subscription subscription, Webhook webhook, CloudEvent event) {
    Instant now = clock.instant();
    String body = new String(format.serialize(event), StandardCharsets.UTF_8);
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
      String body) {
    List<byte[]> keys = new ArrayList<>();
    for (var secret : webhook.valid(now)) {
      keys.add(SecretVault.signingKey(vault.open(subscription.id(), secret.sealed())));
    }
    return keys.stream()
        .map(key -> "v1," + signature(key, id, time, body))
        .collect(Collectors.joining(" "));
  }

  private static String signature(byte[] key, String id, String time, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      byte[] signed = (id + "." + time + "." + body).getBytes(StandardCharsets.UTF_8);
      return Base64.getEncoder().encodeToString(mac.doFinal(signed));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }
}
