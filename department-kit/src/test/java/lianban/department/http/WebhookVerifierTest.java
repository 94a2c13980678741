package lianban.department.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import lianban.department.http.WebhookMessage.Challenged;
import lianban.department.http.WebhookMessage.Delivered;
import lianban.department.http.WebhookMessage.Reason;
import lianban.department.http.WebhookMessage.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

class WebhookVerifierTest {

  private static final String SECRET = secret(1);
  private static final String OTHER = secret(2);
  private static final Instant NOW = Instant.parse("2026-11-24T08:15:30Z");
  private static final String EVENT =
      """
      {"specversion": "1.0", "id": "e-1", "source": "/housing", "type": "housing.contract.filed",
       "subject": "C-1", "datacontenttype": "application/json", "data": {"contractNo": "C-1"}}""";
  private static final String CHALLENGE =
      """
      {"specversion": "1.0", "id": "challenge-a1", "source": "/exchange", "subject": "s-1",
       "type": "lianban.webhook.challenge", "datacontenttype": "application/json",
       "data": {"challenge": "a1", "subscription": "s-1"}}""";

  private final WebhookVerifier verifier = new WebhookVerifier(List.of(SECRET), () -> NOW);

  /** The example with which the makers of Standard Webhooks test their own libraries. */
  @Test
  void signaturesAreThoseOfTheStandard() {
    var headers = new HttpHeaders();
    headers.set("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek");
    headers.set("webhook-timestamp", "1614265330");
    headers.set("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    InstantSource then = () -> Instant.ofEpochSecond(1614265330);
    var standard = new WebhookVerifier(List.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"), then);

    assertThat(reason(standard.read(headers::getFirst, bytes("{\"test\": 2432232314}"))))
        .as("signed, but no event")
        .isEqualTo(Reason.EVENT);
    assertThat(reason(standard.read(headers::getFirst, bytes("{\"test\": 2432232315}"))))
        .isEqualTo(Reason.SIGNATURE);
  }

  @Test
  void readsTheEventOfASignedMessage() {
    assertThat(read(headers(SECRET, NOW, EVENT), EVENT))
        .isInstanceOfSatisfying(
            Delivered.class,
            message -> {
              assertThat(message.id()).isEqualTo("e-1");
              assertThat(message.sentAt()).isEqualTo(NOW);
              assertThat(message.event().getType()).isEqualTo("housing.contract.filed");
              assertThat(message.event().getSubject()).isEqualTo("C-1");
            });
  }

  @Test
  void repeatsTheChallenge() {
    assertThat(read(headers(SECRET, NOW, CHALLENGE), CHALLENGE))
        .isEqualTo(new Challenged("{\"challenge\":\"a1\"}"));
  }

  @Test
  void refusesAChallengeThatIsNotSigned() {
    assertThat(reason(read(headers(OTHER, NOW, CHALLENGE), CHALLENGE))).isEqualTo(Reason.SIGNATURE);
  }

  @Test
  void refusesAChallengeWithoutAValue() {
    String empty = CHALLENGE.replace("\"challenge\": \"a1\",", "");
    assertThat(reason(read(headers(SECRET, NOW, empty), empty))).isEqualTo(Reason.EVENT);
  }

  @Test
  void oneOfSeveralSignaturesIsEnoughWhileTheSecretIsChanged() {
    HttpHeaders headers = headers(OTHER, NOW, EVENT);
    String others = headers.getFirst("webhook-signature");
    headers.set(
        "webhook-signature",
        "v1a,zzzz v1,!! " + others + " " + signature(SECRET, "e-1", NOW, EVENT));

    assertThat(read(headers, EVENT)).isInstanceOf(Delivered.class);
    var both = new WebhookVerifier(List.of(SECRET, OTHER), () -> NOW);
    assertThat(both.read(headers(OTHER, NOW, EVENT)::getFirst, bytes(EVENT)))
        .isInstanceOf(Delivered.class);
  }

  /** 401 is what the exchange takes for a receiver that is set up wrongly, 400 for this event's. */
  @ParameterizedTest
  @CsvSource({"HEADERS,400", "TIMESTAMP,401", "SIGNATURE,401", "EVENT,400"})
  void tellsTheExchangeWhetherOtherEventsWouldMeetTheSame(Reason reason, int status) {
    assertThat(reason.status()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({"-301,false", "-300,true", "0,true", "300,true", "301,false"})
  void takesWhatWasSentWithinFiveMinutes(long seconds, boolean taken) {
    Instant sent = NOW.plusSeconds(seconds);
    WebhookMessage message = read(headers(SECRET, sent, EVENT), EVENT);
    if (taken) {
      assertThat(message).isInstanceOf(Delivered.class);
    } else {
      assertThat(reason(message)).isEqualTo(Reason.TIMESTAMP);
    }
  }

  @Test
  void everythingThatIsSignedCountsForTheSignature() {
    for (String header : List.of("webhook-id", "webhook-timestamp")) {
      HttpHeaders headers = headers(SECRET, NOW, EVENT);
      headers.set(header, header.equals("webhook-id") ? "e-2" : "" + (NOW.getEpochSecond() + 1));
      assertThat(reason(read(headers, EVENT))).as(header).isEqualTo(Reason.SIGNATURE);
    }
    assertThat(reason(read(headers(SECRET, NOW, EVENT), EVENT + " "))).isEqualTo(Reason.SIGNATURE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"webhook-id", "webhook-timestamp", "webhook-signature"})
  void refusesAMessageThatLacksAHeader(String header) {
    HttpHeaders headers = headers(SECRET, NOW, EVENT);
    headers.remove(header);
    assertThat(reason(read(headers, EVENT))).isEqualTo(Reason.HEADERS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "1.5", "9999999999999", "now"})
  void refusesATimestampThatIsNone(String time) {
    HttpHeaders headers = headers(SECRET, NOW, EVENT);
    headers.set("webhook-timestamp", time);
    assertThat(reason(read(headers, EVENT))).isEqualTo(Reason.HEADERS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "v1,", "v1", "v2,AAAA", "AAAA"})
  void refusesASignatureThatIsNone(String signature) {
    HttpHeaders headers = headers(SECRET, NOW, EVENT);
    headers.set("webhook-signature", signature);
    assertThat(reason(read(headers, EVENT))).isEqualTo(Reason.SIGNATURE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"whsec_", "whsec_AAAA", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_?x?"})
  void refusesASecretThatIsNoneAndDoesNotRepeatIt(String secret) {
    assertThatThrownBy(() -> new WebhookVerifier(List.of(secret), () -> NOW))
        .hasMessage("a webhook's secret is whsec_ and at least 24 bytes in base64")
        .hasNoCause();
    assertThatThrownBy(() -> new WebhookVerifier(List.of(), () -> NOW))
        .hasMessageContaining("needs its subscription's secret");
  }

  private WebhookMessage read(HttpHeaders headers, String body) {
    return verifier.read(headers::getFirst, bytes(body));
  }

  private static Reason reason(WebhookMessage message) {
    assertThat(message).isInstanceOf(Refused.class);
    return ((Refused) message).reason();
  }

  private static HttpHeaders headers(String secret, Instant sentAt, String body) {
    var headers = new HttpHeaders();
    headers.set("Webhook-Id", "e-1");
    headers.set("Webhook-Timestamp", String.valueOf(sentAt.getEpochSecond()));
    headers.set("Webhook-Signature", signature(secret, "e-1", sentAt, body));
    return headers;
  }

  private static String signature(String secret, String id, Instant sentAt, String body) {
    try {
      byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      byte[] signed = bytes(id + "." + sentAt.getEpochSecond() + "." + body);
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String secret(int seed) {
    byte[] bytes = new byte[32];
    bytes[0] = (byte) seed;
    return "whsec_" + Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
