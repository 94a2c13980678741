package lianban.department.http;

import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.jackson.JsonFormat;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import lianban.department.http.WebhookMessage.Challenged;
import lianban.department.http.WebhookMessage.Delivered;
import lianban.department.http.WebhookMessage.Reason;
import lianban.department.http.WebhookMessage.Refused;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Reads what comes to a webhook's address, and believes nothing that the subscription's secret did
 * not sign within the last five minutes (Standard Webhooks, standardwebhooks.com). One for each
 * subscription; many threads may use it.
 */
public final class WebhookVerifier {

  private static final Duration TOLERANCE = Duration.ofMinutes(5);
  private static final String CHALLENGE = "lianban.webhook.challenge";
  private static final String PREFIX = "whsec_";
  private static final String VERSION = "v1,";
  private static final int LEAST_KEY_BYTES = 24;
  private static final String ALGORITHM = "HmacSHA256";
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");

  private final List<SecretKeySpec> keys;
  private final InstantSource clock;
  private final JsonFormat format = new JsonFormat();
  private final JsonMapper json = JsonMapper.builder().build();

  /**
   * @param secrets of the subscription, {@code whsec_…}: one, or old and new while it is changed
   * @throws IllegalArgumentException if one of them is none; it is not repeated
   */
  public WebhookVerifier(Collection<String> secrets, InstantSource clock) {
    if (secrets.isEmpty()) {
      throw new IllegalArgumentException("a webhook's receiver needs its subscription's secret");
    }
    this.keys = secrets.stream().map(WebhookVerifier::key).toList();
    this.clock = clock;
  }

  private static SecretKeySpec key(String secret) {
    byte[] bytes = secret.startsWith(PREFIX) ? decoded(secret.substring(PREFIX.length())) : null;
    if (bytes == null || bytes.length < LEAST_KEY_BYTES) {
      throw new IllegalArgumentException(
          "a webhook's secret is whsec_ and at least 24 bytes in base64");
    }
    return new SecretKeySpec(bytes, ALGORITHM);
  }

  private static byte @Nullable [] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /**
   * Looks at a message.
   *
   * @param headers a header's value by its name, null if there is none; such as {@code
   *     HttpHeaders::getFirst}
   * @param body the bytes as they came: what was read and written again is signed by nobody
   */
  public WebhookMessage read(Function<String, @Nullable String> headers, byte[] body) {
    String id = headers.apply("webhook-id");
    String time = headers.apply("webhook-timestamp");
    String signatures = headers.apply("webhook-signature");
    if (id == null || time == null || signatures == null || !SECONDS.matcher(time).matches()) {
      return new Refused(
          Reason.HEADERS, "webhook-id, webhook-timestamp and webhook-signature are needed");
    }
    Instant sentAt = Instant.ofEpochSecond(Long.parseLong(time));
    if (Duration.between(sentAt, clock.instant()).abs().compareTo(TOLERANCE) > 0) {
      return new Refused(Reason.TIMESTAMP, "the message is of another time: " + sentAt);
    }
    return isSigned(id + "." + time + ".", body, signatures)
        ? believed(id, sentAt, body)
        : new Refused(Reason.SIGNATURE, "no secret of this receiver signed the message");
  }

  /** Compares each signature with each secret's, and takes as long whichever fits. */
  private boolean isSigned(String before, byte[] body, String signatures) {
    List<byte[]> given = new ArrayList<>();
    for (String one : signatures.split(" ", -1)) {
      byte[] bytes = one.startsWith(VERSION) ? decoded(one.substring(VERSION.length())) : null;
      if (bytes != null) {
        given.add(bytes);
      }
    }
    boolean fits = false;
    for (SecretKeySpec key : keys) {
      byte[] expected = signature(key, before, body);
      for (byte[] one : given) {
        fits |= MessageDigest.isEqual(expected, one);
      }
    }
    return fits;
  }

  private static byte[] signature(SecretKeySpec key, String before, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(before.getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  private WebhookMessage believed(String id, Instant sentAt, byte[] body) {
    CloudEvent event;
    try {
      event = format.deserialize(body);
    } catch (RuntimeException e) {
      return new Refused(Reason.EVENT, "the body is no CloudEvent in structured JSON");
    }
    if (!event.getType().equals(CHALLENGE)) {
      return new Delivered(id, sentAt, event);
    }
    String value = challenge(event.getData());
    return value.isEmpty()
        ? new Refused(Reason.EVENT, "the challenge has no value")
        : new Challenged(JsonNodeFactory.instance.objectNode().put("challenge", value).toString());
  }

  private String challenge(@Nullable CloudEventData data) {
    try {
      return data == null ? "" : json.readTree(data.toBytes()).path("challenge").asString("");
    } catch (JacksonException e) {
      return "";
    }
  }
}
