package lianban.exchange;

import static lianban.exchange.RunningExchange.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudevents.CloudEvent;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import lianban.exchange.RunningExchange.Answer;
import lianban.exchange.schema.JsonSchemas;
import lianban.kernel.code.CertificateIdentifier;
import lianban.proof.Algorithm;
import lianban.proof.CanonicalJson;
import lianban.proof.CertificateFile;
import lianban.proof.CertificateVerifier;
import lianban.proof.DetachedJws;
import lianban.proof.SigningKey;
import lianban.proof.Verification;
import lianban.service.test.TestTokens;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A certificate after it was issued: what issuers, holders and the public do with it. */
class CertificateLifeTest {

  private static final String CHANGED = "lianban.certificate.changed";
  private static final String REGISTRATION =
      TestTokens.department(
          "registration", "certificate.issue certificate.use fact.read key.register");
  private static final String TAX =
      TestTokens.department("tax", "certificate.issue certificate.use");
  private static final String WINDOW = TestTokens.client("window", "certificate.use");
  private static final String OTHER_NUMBER = "440524188001010014";
  private static final JsonSchemas SCHEMAS = new JsonSchemas(ServiceJson.MAPPER);

  private static RunningExchange exchange;
  private static String certificate;
  private static String openCase;

  @BeforeAll
  static void start() {
    exchange = new RunningExchange();
    exchange.awaitReady();
    certificate = issued("life").text("certificate");
    CaseStory open = new CaseStory(exchange, "open");
    open.file();
    openCase = open.caseId();
  }

  @AfterAll
  static void stop() {
    exchange.close();
  }

  private static Answer issued(String key) {
    CaseStory story = new CaseStory(exchange, key);
    story.file();
    story.askForASupplement();
    story.supplement();
    story.approveTheSupplement();
    story.pay();
    return story.issue();
  }

  private static String path(String identifier, String what) {
    return "/api/v1/certificates/" + identifier + "/" + what;
  }

  private static Answer act(String token, String identifier, String key, String body) {
    return exchange.post(token, path(identifier, "acts"), key, body);
  }

  private static Answer done(String identifier, String key, String act) {
    Answer answer =
        act(
            REGISTRATION,
            identifier,
            key,
            "{\"act\":\"%s\",\"reason\":\"court order 7\"}".formatted(act));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer;
  }

  private static Answer record(String identifier) {
    return exchange.get(REGISTRATION, path(identifier, "record"));
  }

  private static String code(String identifier) {
    return exchange.get(REGISTRATION, path(identifier, "file")).text("code");
  }

  private static Answer verify(String identifier, String code) {
    return exchange.get("", "/api/v1/verify/" + identifier + "?code=" + code);
  }

  private static List<CloudEvent> changes(String identifier) {
    CertificateIdentifier number = CertificateIdentifier.parse(identifier);
    String id = number.typeCode() + "." + number.issuer() + "." + number.serial();
    return exchange.records(CHANGED, id).stream().map(ConsumerRecord::value).toList();
  }

  private static JsonNode data(CloudEvent event) {
    return ServiceJson.MAPPER.readTree(Objects.requireNonNull(event.getData()).toBytes());
  }

  private static Set<String> platformKeys() {
    Set<String> ids = new HashSet<>();
    exchange
        .get("", "/api/v1/proof/keys")
        .body()
        .path("keys")
        .forEach(key -> ids.add(key.path("kid").asString()));
    return ids;
  }

  private static Verification verified(JsonNode file) {
    return CertificateVerifier.verify(CertificateFile.read(file), platformKeys(), Instant.now());
  }

  @Test
  void issuerSuspendsResumesAmendsAndRevokes() {
    String first = issued("acts").text("certificate");
    String code = code(first);
    assertThat(verify(first, code).text("status")).isEqualTo("VALID");

    done(first, "s", "SUSPEND");
    assertThat(done(first, "s", "SUSPEND").body().path("history")).as("once").hasSize(2);
    assertThat(verify(first, code).text("status")).isEqualTo("SUSPENDED");
    assertThat(exchange.get("", "/api/v1/certificates/" + first).text("status"))
        .isEqualTo("SUSPENDED");
    done(first, "r", "RESUME");
    String amendment =
        """
        {"act":"AMEND","reason":"misspelt","content":{"propertyNo":"P1","address":"2 Long Street","batch":"b1"}}\
        """;
    Answer amended = act(REGISTRATION, first, "a", amendment);
    String second = amended.text("identifier");
    assertThat(second).contains(".002.").matches(CertificateIdentifier::isValid);
    assertThat(verify(first, code).text("status")).isEqualTo("SUPERSEDED");
    assertThat(verify(first, code).text("supersededBy")).isEqualTo(second);
    assertThat(verify(second, amended.text("code")).text("status")).isEqualTo("VALID");
    Answer revoked = done(second, "v", "REVOKE");
    assertThat(verify(second, amended.text("code")).text("status")).isEqualTo("REVOKED");
    assertThat(verify(first, code).text("status")).isEqualTo("REVOKED");
    assertProblem(
        act(REGISTRATION, second, "x", "{\"act\":\"RESUME\",\"reason\":\"no\"}"), 409, "conflict");

    assertThat(record(second).body()).isEqualTo(revoked.body());
    List<CloudEvent> told = changes(first);
    assertThat(told)
        .extracting(event -> data(event).path("change").asString())
        .containsExactly("SUSPENDED", "RESUMED", "AMENDED", "REVOKED");
    for (CloudEvent event : told) {
      assertThat(SCHEMAS.faults(CityCatalogue.schema(CHANGED), data(event), "")).isEmpty();
    }
  }

  @Test
  void fileHoldsOfflineAndTheIssuerMaySignItToo() {
    JsonNode file = exchange.get(WINDOW, path(certificate, "file")).body();
    assertThat(verified(file).holds()).isTrue();
    assertThat(file.at("/certificate/ZZMC").asString()).isEqualTo("不动产权证书");
    assertThat(file.at("/certificate/CZZT").asString()).as("as the case names it").isEqualTo("王小明");

    SigningKey key = SigningKey.generate(Algorithm.ES256, new SecureRandom());
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    request.put("department", "registration").put("notBefore", "2026-01-01T00:00:00Z");
    request.set("jwk", key.verificationKey().json());
    request.put("proof", DetachedJws.sign(key, CanonicalJson.bytes(request)));
    assertThat(
            exchange.post(REGISTRATION, "/api/v1/signing-keys", "k", request.toString()).status())
        .isEqualTo(201);
    byte[] content = CertificateFile.content(file.path("certificate"), null);
    String jws = "{\"jws\":\"%s\"}".formatted(DetachedJws.sign(key, content));
    Answer signed = exchange.post(REGISTRATION, path(certificate, "signatures"), "-", jws);
    assertThat(signed.status()).as(signed.body().toString()).isEqualTo(200);

    JsonNode both = exchange.get(REGISTRATION, path(certificate, "file")).body();
    assertThat(both.path("signatures")).hasSize(2);
    assertThat(verified(both).holds()).isTrue();
    String wrong = "{\"jws\":\"%s\"}".formatted(DetachedJws.sign(key, new byte[1]));
    assertProblem(
        exchange.post(REGISTRATION, path(certificate, "signatures"), "-", wrong),
        422,
        "invalid-signature");
  }

  @Test
  void publicLearnsWhatStandsOnTheCertificateAndNothingByTrying() {
    String code = code(certificate);
    Answer told = verify(certificate, code);
    assertThat(told.text("holderName")).isEqualTo("王**");
    assertThat(told.body().path("content").has("address")).as("personal").isFalse();
    assertThat(told.body().toString()).doesNotContain("王小明", "11010519491231002X");
    assertThat(exchange.page("", "/api/v1/verify/" + certificate + "?code=" + code))
        .contains("有效", "valid", "不动产登记中心")
        .doesNotContain("Long Street");
    String nowhere =
        new CertificateIdentifier("11440300MB2C00004K001", "11440300MB2C00004K", "NONE", "001")
            .toString();
    Answer wrong = verify(certificate, "000000000000");
    for (Answer refused :
        List.of(wrong, verify(nowhere, code), verify(certificate, ""), verify("1.2.3", code))) {
      assertProblem(refused, 404, "not-found");
      assertThat(refused.text("detail")).isEqualTo(wrong.text("detail"));
    }
    JsonNode byNumber = exchange.get("", "/api/v1/certificates/" + certificate).body();
    assertThat(byNumber.has("holderName")).as("the number alone tells how it stands").isFalse();
    assertThat(byNumber.has("content")).isFalse();
  }

  @Test
  void aCopyIsForOnePurposeAndItsUsesAreListed() {
    String until = Instant.now().plus(Duration.ofDays(30)).toString();
    String body = "{\"purpose\":\"申请公积金贷款\",\"until\":\"%s\"}".formatted(until);
    Answer made = exchange.post(WINDOW, path(certificate, "copies"), "c", body);
    assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
    String number = made.text("number");
    assertThat(exchange.post(WINDOW, path(certificate, "copies"), "c", body).text("number"))
        .isEqualTo(number);
    assertProblem(
        exchange.post(WINDOW, path(certificate, "copies"), "c", body.replace("公积金", "商业")),
        422,
        "idempotency-key-reused");

    JsonNode file = exchange.get(WINDOW, path(certificate, "copies/" + number)).body();
    assertThat(verified(file).holds()).isTrue();
    assertThat(file.at("/copy/JZJZZSY").asString()).isEqualTo("申请公积金贷款");
    Answer told =
        exchange.get(
            "",
            "/api/v1/verify/%s?copy=%s&code=%s"
                .formatted(certificate, number, file.path("code").asString()));
    assertThat(told.body().at("/copy/status").asString()).isEqualTo("VALID");
    assertProblem(
        exchange.get(
            "",
            "/api/v1/verify/%s?copy=%s&code=%s".formatted(certificate, number, code(certificate))),
        404,
        "not-found");

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(kinds(exchange.get(REGISTRATION, path(certificate, "reliances"))))
                    .contains("COPIED window", "VERIFIED public", "DELIVERED utilities"));
  }

  private static List<String> kinds(Answer reliances) {
    return reliances
        .body()
        .path("reliances")
        .valueStream()
        .map(one -> one.at("/use/kind").asString() + " " + one.at("/use/by").asString())
        .toList();
  }

  private static String proof(String number, String caseId) {
    return """
    {"type":"no-home-proof","holder":{"idType":"111","idNumber":"%s","name":"李四"},
     "purpose":"申请保障性住房","legalBasis":"不动产登记资料查询暂行办法 第十四条","caseId":"%s"}\
    """
        .formatted(number, caseId);
  }

  /** The view of who holds what follows the event a moment later. */
  private static void awaitHeld() {
    String question =
        """
        {"holder":{"idType":"111","idNumber":"11010519491231002X"},"purpose":"Check","legalBasis":"rule",
         "caseId":"%s"}\
        """
            .formatted(openCase);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> exchange.post(REGISTRATION, "/api/v1/queries", "-", question).body(),
            answer -> answer.path("certificates").toString().contains(certificate));
  }

  @Test
  void aProofOfAbsenceSaysWhatWasAskedAndIsRefusedWhereThereIsSomething() {
    String other =
        CaseStory.application().replace("11010519491231002X", OTHER_NUMBER).replace("王小明", "李四");
    String caseId = exchange.post(CaseStory.WINDOW, "/api/v1/cases", "other", other).text("caseId");
    String proofs = "/api/v1/certificate-proofs";
    Answer issued = exchange.post(REGISTRATION, proofs, "p", proof(OTHER_NUMBER, caseId));
    assertThat(issued.status()).as(issued.body().toString()).isEqualTo(201);
    JsonNode content = issued.body().at("/versions/0/content");
    assertThat(content.at("/asked/0/register").asString()).isEqualTo("real-estate-right");
    assertThat(content.at("/asked/0/found").asInt(-1)).isZero();
    assertThat(exchange.post(REGISTRATION, proofs, "p", proof(OTHER_NUMBER, caseId)).body())
        .isEqualTo(issued.body());
    assertThat(changes(issued.text("identifier")))
        .extracting(event -> data(event).path("change").asString())
        .containsExactly("ISSUED");
    assertThat(verify(issued.text("identifier"), issued.text("code")).text("status"))
        .isEqualTo("VALID");

    awaitHeld();
    assertProblem(
        exchange.post(REGISTRATION, proofs, "q", proof("11010519491231002X", openCase)),
        409,
        "conflict");
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(kinds(exchange.get(REGISTRATION, path(certificate, "reliances"))))
                    .as("a question is a read")
                    .contains("READ registration"));
    assertProblem(
        exchange.post(TAX, proofs, "t", proof(OTHER_NUMBER, caseId)), 403, "access-denied");
  }

  @Test
  void pagesArePrintedForWhoAcceptsPdf() throws Exception {
    try (var page =
        exchange.stream(
                WINDOW, path(certificate, "file"), java.util.Map.of("Accept", "application/pdf"))
            .body()) {
      assertThat(new String(page.readNBytes(5), java.nio.charset.StandardCharsets.US_ASCII))
          .isEqualTo("%PDF-");
    }
  }

  @Test
  void othersGetNothing() {
    String body = "{\"act\":\"REVOKE\",\"reason\":\"no\"}";
    assertProblem(act(TAX, certificate, "k", body), 403, "access-denied");
    assertProblem(exchange.get(TAX, path(certificate, "record")), 403, "access-denied");
    assertProblem(exchange.get(TAX, path(certificate, "reliances")), 403, "access-denied");
    String stranger = TestTokens.person("li.si", "A".repeat(22), "certificate.use");
    assertProblem(exchange.get(stranger, path(certificate, "file")), 404, "not-found");
    String elsewhere = TestTokens.client("bank", "certificate.use");
    assertProblem(exchange.get(elsewhere, path(certificate, "file")), 404, "not-found");
    assertProblem(exchange.get(WINDOW, path(certificate, "record")), 403, "access-denied");
    assertProblem(exchange.get(WINDOW, path(certificate, "copies/none")), 404, "not-found");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{\"act\":\"REVOKE\"}; 422",
        "{\"act\":\"REVOKE\",\"reason\":\"r\",\"content\":{}}; 422",
        "{\"act\":\"AMEND\",\"reason\":\"r\"}; 422",
        "{\"act\":\"AMEND\",\"reason\":\"r\",\"content\":{\"propertyNo\":\"\"}}; 422",
        "{\"act\":\"SUPERSEDE\",\"reason\":\"r\"}; 422",
        "{\"act\":\"SUPERSEDE\",\"reason\":\"r\",\"by\":\"1.2.3\"}; 422"
      })
  void refusesActsThatAreNone(String body, int status) {
    assertProblem(act(REGISTRATION, certificate, "bad", body), status, "invalid-request");
  }

  @Test
  void refusesDraftsThatAreNone() {
    String draft =
        """
        {"type":"real-estate-right","reference":"f-1",
         "holder":{"idType":"111","idNumber":"11010519491231002X","name":"王小明"},
         "content":{"propertyNo":"P9","address":"9 Long Street","batch":"b9"}}\
        """;
    String certificates = "/api/v1/certificates";
    Answer issued = exchange.post(REGISTRATION, certificates, "d", draft);
    assertThat(issued.status()).as(issued.body().toString()).isEqualTo(201);
    assertThat(exchange.post(REGISTRATION, certificates, "d", draft).text("identifier"))
        .isEqualTo(issued.text("identifier"));
    Stream.of(
            draft.replace("real-estate-right", "none"),
            draft.replace("real-estate-right", "no-home-proof"),
            draft.replace("02X\"", "021\""),
            draft.replace("\"batch\"", "\"bunch\""),
            draft.replace("\"P9\"", "null"))
        .forEach(
            wrong ->
                assertProblem(
                    exchange.post(REGISTRATION, certificates, "e", wrong), 422, "invalid-request"));
    assertProblem(exchange.post(TAX, certificates, "d", draft), 403, "access-denied");
    assertProblem(
        exchange.post(REGISTRATION, certificates, "no key!", draft),
        400,
        "idempotency-key-missing");
  }
}
