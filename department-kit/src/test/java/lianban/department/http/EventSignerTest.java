package lianban.department.http;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.NamedParameterSpec;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import lianban.department.DepartmentProperties;
import lianban.proof.CanonicalJson;
import lianban.proof.DetachedJws;
import lianban.proof.SignedEvent;
import lianban.proof.SigningKey;
import lianban.proof.VerificationKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EventSignerTest {

  private static final String SECRET = pkcs8();
  private static final VerificationKey KEY =
      SigningKey.read(Base64.getDecoder().decode(SECRET)).verificationKey();

  private final WireMockServer gateway =
      new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));

  @BeforeEach
  void start() {
    gateway.start();
    gateway.stubFor(
        post(urlPathEqualTo("/api/v1/events"))
            .willReturn(okJson("{\"results\": [{\"outcome\": \"ACCEPTED\"}]}")));
  }

  @AfterEach
  void stop() {
    gateway.stop();
  }

  @Test
  void whatIsPublishedIsSignedByTheKeyThatIsConfigured() {
    publish(settings(SECRET, KEY.keyId()), event("1.00"));

    JsonNode sent = sent().getFirst();
    DetachedJws signature =
        DetachedJws.read(Objects.requireNonNull(SignedEvent.signature(sent), "signature"));
    assertThat(signature.isOf(KEY, SignedEvent.content(sent))).isTrue();
    assertThat(sent.path("caseid").asString("")).isEqualTo("c-1");
  }

  @Test
  void signatureStaysTheSameWhenTheEventComesAgain() {
    gateway.stubFor(
        post(urlPathEqualTo("/api/v1/events"))
            .inScenario("busy")
            .whenScenarioStateIs(STARTED)
            .willReturn(status(503))
            .willSetStateTo("well"));
    publish(settings(SECRET, null), event("1.00"));
    publish(settings(SECRET, null), event("1.00"));

    assertThat(sent()).hasSize(3).containsOnly(sent().getFirst());
  }

  @Test
  void withoutAKeyNothingIsSigned() {
    publish(settings(null, null), event("1.00"));
    publish(settings(" ", ""), event("1.00"));

    assertThat(sent()).hasSize(2).allMatch(event -> SignedEvent.signature(event) == null);
  }

  @Test
  void aSignatureThatIsThereStays() {
    CloudEvent signed =
        CloudEventBuilder.v1(event("1.00")).withExtension("signature", "own").build();
    publish(settings(SECRET, null), signed);

    assertThat(SignedEvent.signature(sent().getFirst())).isEqualTo("own");
  }

  @Test
  void whatHasNoCanonicalFormIsLeftForTheExchangeToRefuse() {
    CloudEvent twice =
        CloudEventBuilder.v1(event("1.00"))
            .withData("application/json", bytes("{\"a\": 1, \"a\": 2}"))
            .build();
    publish(settings(SECRET, null), twice);

    assertThat(gateway.findAll(postRequestedFor(urlPathEqualTo("/api/v1/events"))))
        .singleElement()
        .satisfies(request -> assertThat(request.getBodyAsString()).doesNotContain("signature"));
  }

  @Test
  void aProcessWithAnotherKeyThanTheRegisteredOneDoesNotStart() {
    assertThatThrownBy(() -> EventSigner.of(settings(SECRET, "another")))
        .hasMessageContaining(KEY.keyId())
        .hasMessageContaining("another")
        .hasMessageNotContaining(SECRET);
    assertThatThrownBy(() -> EventSigner.of(settings(null, KEY.keyId())))
        .hasMessage("lianban.department.signing-key-id is set and signing-key is not");
  }

  @Test
  void aKeyThatCannotBeReadIsNotRepeated() {
    for (String secret : List.of("?", "c2VjcmV0", SECRET.substring(4))) {
      assertThatThrownBy(() -> EventSigner.of(settings(secret, null)))
          .hasMessageContaining("signing-key is no private key")
          .hasMessageNotContaining(secret)
          .hasNoCause();
    }
  }

  /** Its signatures differ each time, which the exchange does not take for another event. */
  @Test
  void aKeyOnTheCurveOfSm2Signs() {
    String sm2 =
        "3041020100301306072a8648ce3d020106082a811ccf5501822d0427302502010104200000000000000000"
            + "000000000000000000000000000000000000000000000001";
    String secret = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sm2));
    assertThat(EventSigner.of(settings(secret, null))).isNotNull();
  }

  @Test
  void theKeyIsInNoText() {
    assertThat(settings(SECRET, KEY.keyId()).toString()).contains(KEY.keyId());
    assertThat(settings(SECRET, KEY.keyId()).toString()).doesNotContain(SECRET);
  }

  private void publish(DepartmentProperties settings, CloudEvent event) {
    var client =
        new ExchangeClient(
            RestClient.create(gateway.baseUrl()),
            JsonMapper.builder().build(),
            EventSigner.of(settings));
    assertThat(client.publish(List.of(event)))
        .containsExactly(new ExchangeClient.Outcome.Accepted(false));
  }

  private List<JsonNode> sent() {
    return gateway.findAll(postRequestedFor(urlPathEqualTo("/api/v1/events"))).stream()
        .map(request -> CanonicalJson.read(request.getBody()).get(0))
        .toList();
  }

  private static DepartmentProperties settings(@Nullable String key, @Nullable String keyId) {
    return new DepartmentProperties("housing", 1, null, key, keyId, List.of());
  }

  private static CloudEvent event(String price) {
    return CloudEventBuilder.v1()
        .withId("e-1")
        .withSource(URI.create("/housing"))
        .withType("housing.contract.filed")
        .withSubject("C-1")
        .withTime(OffsetDateTime.parse("2026-11-24T08:15:30.500Z"))
        .withData("application/json", bytes("{\"price\": \"" + price + "\", \"area\": 44}"))
        .withExtension("caseid", "c-1")
        .build();
  }

  private static String pkcs8() {
    try {
      var generator = KeyPairGenerator.getInstance("Ed25519");
      generator.initialize(NamedParameterSpec.ED25519);
      byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
      return Base64.getEncoder().encodeToString(key);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
