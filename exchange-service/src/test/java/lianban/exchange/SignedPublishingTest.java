package lianban.exchange;

import static lianban.exchange.RunningExchange.assertProblem;
import static lianban.exchange.RunningExchange.contractFiled;
import static lianban.exchange.SealedEventsOfHousing.HOUSING;
import static lianban.exchange.SealedEventsOfHousing.TYPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import lianban.exchange.RunningExchange.Answer;
import lianban.proof.Algorithm;
import lianban.proof.Bundle;
import lianban.proof.CanonicalJson;
import lianban.proof.Check;
import lianban.proof.DetachedJws;
import lianban.proof.SignedEvent;
import lianban.proof.SigningKey;
import lianban.proof.Verifier;
import lianban.service.test.TestTokens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Departments sign their events with keys that they registered. */
class SignedPublishingTest {

  private static final String KEYS = "/api/v1/signing-keys";
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String BEGINNING = "2026-01-01T00:00:00Z";
  private static RunningExchange exchange;
  private static SealedEventsOfHousing housing;

  @BeforeAll
  static void start() {
    exchange = new RunningExchange();
    exchange.awaitReady();
    housing = new SealedEventsOfHousing(exchange);
  }

  @AfterAll
  static void stop() {
    exchange.close();
  }

  private static ObjectNode request(SigningKey key, String department) {
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    request.put("department", department).put("notBefore", BEGINNING);
    request.set("jwk", key.verificationKey().json());
    return request;
  }

  private static Answer register(String token, SigningKey key, ObjectNode request) {
    request.put("proof", DetachedJws.sign(key, CanonicalJson.bytes(request)));
    return exchange.post(token, KEYS, "k-1", request.toString());
  }

  private static SigningKey registered(Algorithm algorithm) {
    SigningKey key = SigningKey.generate(algorithm, RANDOM);
    assertThat(register(HOUSING, key, request(key, "housing")).status()).isEqualTo(201);
    return key;
  }

  private static ObjectNode event(String id) {
    byte[] text = contractFiled("/housing", id, "1.00").getBytes(StandardCharsets.UTF_8);
    return (ObjectNode) CanonicalJson.read(text);
  }

  private static ObjectNode signed(ObjectNode event, SigningKey key) {
    return event.put("signature", DetachedJws.sign(key, SignedEvent.content(event)));
  }

  @ParameterizedTest
  @EnumSource
  void signedEventIsTakenInAndItsProofShowsWhoSigned(Algorithm algorithm) {
    SigningKey key = registered(algorithm);
    String id = "s-" + algorithm;

    Answer answer = exchange.publish(HOUSING, signed(event(id).put("priority", 3), key).toString());

    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
    Bundle bundle = Bundle.read(housing.proof(housing.place(id)).body());
    assertThat(bundle.departmentKeys()).containsExactly(key.verificationKey());
    assertThat(Verifier.verify(bundle, Set.of()).checks())
        .filteredOn(check -> check.subject() == Check.Subject.DEPARTMENT_SIGNATURE)
        .extracting(Check::outcome)
        .containsExactly(Check.Outcome.OK);
  }

  @Test
  void signatureHoldsInBinaryModeToo() {
    SigningKey key = registered(Algorithm.EDDSA);
    ObjectNode event = signed(event("binary-1"), key);
    Map<String, String> headers =
        Map.of(
            "ce-specversion", "1.0",
            "ce-id", "binary-1",
            "ce-source", "/housing",
            "ce-type", TYPE,
            "ce-subject", "C-1",
            "ce-signature", event.path("signature").asString());

    Answer answer =
        exchange.publish(HOUSING, "application/json", event.path("data").toString(), headers);

    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
  }

  @Test
  void whatWasNotSignedSoIsRefusedAndReachesNoTopic() {
    SigningKey key = registered(Algorithm.EDDSA);
    SigningKey unknown = SigningKey.generate(Algorithm.EDDSA, RANDOM);

    ObjectNode altered = signed(event("x-1"), key).put("subject", "C-2");
    assertRefused(altered);
    ObjectNode data = signed(event("x-2"), key);
    ((ObjectNode) data.path("data")).put("price", "2.00");
    assertRefused(data);
    assertRefused(signed(event("x-3"), key).put("added", "later"));
    assertRefused(signed(event("x-4"), unknown));
    assertRefused(event("x-5").put("signature", "none"));
    assertRefused(event("x-6").put("signature", "e30..AAAA"));
    ObjectNode good = signed(event("x-7"), key);
    assertRefused(event("x-8").put("signature", good.path("signature").asString()));
    assertThat(exchange.records(TYPE, "C-1"))
        .noneMatch(letter -> letter.value().getId().startsWith("x-"));
  }

  private static void assertRefused(ObjectNode event) {
    assertProblem(exchange.publish(HOUSING, event.toString()), 422, "invalid-signature");
  }

  @Test
  void revokedKeySignsNothingAnyMore() {
    SigningKey key = registered(Algorithm.ES256);
    String id = key.verificationKey().keyId();
    assertThat(exchange.publish(HOUSING, signed(event("v-1"), key).toString()).status())
        .isEqualTo(201);

    Answer revoked = exchange.post(HOUSING, KEYS + "/" + id + "/revocation", "r", "");

    assertThat(Instant.parse(revoked.text("revokedAt"))).isAfter(Instant.parse(BEGINNING));
    await()
        .atMost(Duration.ofSeconds(10))
        .until(
            () -> exchange.publish(HOUSING, signed(event("v-2"), key).toString()),
            answer -> answer.text("type").endsWith("invalid-signature"));
    Answer again = exchange.post(HOUSING, KEYS + "/" + id + "/revocation", "r", "");
    assertThat(again.text("revokedAt")).isEqualTo(revoked.text("revokedAt"));
    assertThat(exchange.get(HOUSING, KEYS).body().valueStream().map(k -> k.path("keyId")))
        .extracting(JsonNode::asString)
        .contains(id);
  }

  @Test
  void keyOutsideItsTimeSignsNothing() {
    SigningKey early = SigningKey.generate(Algorithm.EDDSA, RANDOM);
    ObjectNode request = request(early, "housing").put("notBefore", "2999-01-01T00:00:00Z");
    assertThat(register(HOUSING, early, request).status()).isEqualTo(201);
    assertRefused(signed(event("x-9"), early));
    SigningKey late = SigningKey.generate(Algorithm.EDDSA, RANDOM);
    ObjectNode over = request(late, "housing").put("notAfter", "2026-01-02T00:00:00Z");
    assertThat(register(HOUSING, late, over).status()).isEqualTo(201);
    assertRefused(signed(event("x-10"), late));
  }

  @Test
  void keyIsRegisteredByItsOwnDepartmentThatHoldsIt() {
    SigningKey key = SigningKey.generate(Algorithm.EDDSA, RANDOM);
    SigningKey other = SigningKey.generate(Algorithm.EDDSA, RANDOM);
    String tax = TestTokens.department("tax", "key.register");

    assertProblem(register(HOUSING, other, request(key, "housing")), 422, "invalid-signature");
    assertProblem(register(tax, key, request(key, "housing")), 422, "invalid-signature");
    assertProblem(
        exchange.post(HOUSING, KEYS, "k", request(key, "housing").toString()),
        422,
        "invalid-request");
    assertProblem(exchange.post(HOUSING, KEYS, "k", "{}"), 422, "invalid-request");
    assertProblem(exchange.post(HOUSING, KEYS, "no key", "{}"), 400, "idempotency-key-missing");
    String client = TestTokens.client("bank", "key.register");
    assertProblem(exchange.post(client, KEYS, "k", "{}"), 403, "access-denied");
    String reader = TestTokens.department("housing", "event.publish");
    assertProblem(exchange.post(reader, KEYS, "k", "{}"), 403, "access-denied");
    assertThat(exchange.get(tax, KEYS).body()).isEmpty();
    assertProblem(exchange.post(tax, KEYS + "/none/revocation", "k", ""), 404, "not-found");
  }

  @Test
  void sameKeyTwiceIsRegisteredOnceAndAnotherValidityIsAConflict() {
    SigningKey key = registered(Algorithm.EDDSA);

    assertThat(register(HOUSING, key, request(key, "housing")).status()).isEqualTo(201);
    ObjectNode other = request(key, "housing").put("notBefore", "2026-02-01T00:00:00Z");
    assertProblem(register(HOUSING, key, other), 409, "conflict");
  }
}
