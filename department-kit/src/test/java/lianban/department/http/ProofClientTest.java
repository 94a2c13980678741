package lianban.department.http;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import lianban.department.http.ProofClient.Proof;
import lianban.proof.Algorithm;
import lianban.proof.Bundle;
import lianban.proof.CanonicalJson;
import lianban.proof.Check;
import lianban.proof.MerkleTree;
import lianban.proof.Place;
import lianban.proof.Seal;
import lianban.proof.Sha256;
import lianban.proof.SigningKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

class ProofClientTest {

  private static final String TYPE = "housing.contract.filed";
  private static final String SOURCE = "/housing/a b";
  private static final String ID = "e-1+2&3";
  private static final SigningKey PLATFORM =
      SigningKey.generate(Algorithm.EDDSA, new SecureRandom());
  private static final String KEY_ID = PLATFORM.verificationKey().keyId();
  private static final Instant AT = Instant.parse("2026-11-24T01:00:00Z");

  private final WireMockServer gateway =
      new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));

  @BeforeEach
  void start() {
    gateway.start();
  }

  @AfterEach
  void stop() {
    gateway.stop();
  }

  @Test
  void fetchesAProofAndChecksItHere() {
    String file = bundle().json().toString();
    gateway.stubFor(proofOf().willReturn(okJson(file)));

    Proof proof = proof(KEY_ID);
    assertThat(proof.file()).isEqualTo(file);
    assertThat(proof.verification().holds()).isTrue();
    assertThat(outcome(proof, Check.Subject.TRUST)).isEqualTo(Check.Outcome.OK);
    assertThat(outcome(proof, Check.Subject.LEAF)).isEqualTo(Check.Outcome.OK);
  }

  @Test
  void whatWasChangedDoesNotHold() {
    String changed = bundle().json().toString().replace("\"1.00\"", "\"2.00\"");
    gateway.stubFor(proofOf().willReturn(okJson(changed)));

    assertThat(proof(KEY_ID).verification().holds()).isFalse();
  }

  @Test
  void aKeyThatTheExchangeIsNotKnownByProvesNothing() {
    gateway.stubFor(proofOf().willReturn(okJson(bundle().json().toString())));

    assertThat(proof("another").verification().holds()).isFalse();
  }

  @Test
  void thereIsNoneOfAnEventThatIsNotSealedYet() {
    gateway.stubFor(proofOf().willReturn(status(404)));

    assertThat(client(KEY_ID).proof(TYPE, SOURCE, ID)).isNull();
  }

  @Test
  void asksAgainWhileTheExchangeIsAwayAndNotWhenItRefuses() {
    gateway.stubFor(
        proofOf()
            .inScenario("away")
            .whenScenarioStateIs(STARTED)
            .willReturn(status(503))
            .willSetStateTo("back"));
    gateway.stubFor(
        proofOf().inScenario("away").whenScenarioStateIs("back").willReturn(status(403)));

    assertThatThrownBy(() -> proof(KEY_ID)).isInstanceOf(HttpClientErrorException.Forbidden.class);
  }

  @Test
  void theProofOfAnotherEventIsNotTaken() {
    JsonNode other =
        CanonicalJson.read(
            bytes(bundle().json().toString().replace("\"" + ID + "\"", "\"another\"")));
    gateway.stubFor(proofOf().willReturn(okJson(other.toString())));

    assertThatThrownBy(() -> proof(KEY_ID)).hasMessageContaining("another event");
  }

  @Test
  void whatIsNoProofIsNotTaken() {
    for (String body : List.of("{}", "[", "")) {
      gateway.stubFor(proofOf().willReturn(okJson(body)));
      assertThatThrownBy(() -> proof(KEY_ID)).hasMessageContaining("no proof");
    }
  }

  private Proof proof(String sealKey) {
    return Objects.requireNonNull(client(sealKey).proof(TYPE, SOURCE, ID), "a proof");
  }

  private ProofClient client(String sealKey) {
    return new ProofClient(RestClient.create(gateway.baseUrl()), Set.of(sealKey));
  }

  private static MappingBuilder proofOf() {
    return get(urlPathEqualTo("/api/v1/proof/events"))
        .withQueryParam("type", equalTo(TYPE))
        .withQueryParam("source", equalTo(SOURCE))
        .withQueryParam("id", equalTo(ID));
  }

  private static Check.Outcome outcome(Proof proof, Check.Subject subject) {
    return proof.verification().checks().stream()
        .filter(check -> check.subject() == subject)
        .findFirst()
        .orElseThrow()
        .outcome();
  }

  /** A seal over one event. */
  private static Bundle bundle() {
    JsonNode event =
        CanonicalJson.read(
            bytes(
                """
                {"specversion": "1.0", "id": "%s", "source": "%s", "type": "%s", "subject": "C-1",
                 "data": {"price": "1.00"}}"""
                    .formatted(ID, SOURCE, TYPE)));
    byte[] leaf = MerkleTree.leaf(CanonicalJson.bytes(event));
    String root = Sha256.hex(new MerkleTree(leaf).root());
    var ranges = List.of(new Seal.Range(TYPE, 0, 41, 42));
    Seal seal =
        new Seal(1, Seal.NO_PREVIOUS, root, 1, ranges, AT, AT, AT, KEY_ID, "").signedBy(PLATFORM);
    return new Bundle(
        event,
        null,
        new Place(TYPE, 0, 41),
        Sha256.hex(leaf),
        0,
        List.of(),
        seal,
        List.of(),
        List.of(PLATFORM.verificationKey()),
        List.of());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
