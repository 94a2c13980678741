package lianban.exchange;

import static java.util.Objects.requireNonNull;
import static lianban.exchange.RunningExchange.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import lianban.exchange.RunningExchange.Answer;
import lianban.exchange.material.TestClamd;
import lianban.exchange.query.DataRead;
import lianban.kernel.code.HolderRef;
import lianban.service.test.TestTokens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Materials from their upload to the department that reads them, and the money, from outside. */
class MaterialHttpTest {

  private static final String SCOPES =
      "case.file intake.%s case.read material.upload material.read prefill.read";
  private static final String WINDOW = TestTokens.client("window", SCOPES.formatted("window"));
  private static final String CLERK =
      TestTokens.client("window", SCOPES.formatted("window") + " material.verify");
  private static final String BANK = TestTokens.client("bank", SCOPES.formatted("partner"));
  private static final String CITIZEN_ID = "11010519491231002X";
  private static final String FIRM = "11440300MB2C00001A";
  private static final byte[] NOTHING = new byte[0];
  private static final String UPLOADS = "/api/v1/uploads";

  private static TestClamd clamd;
  private static RunningExchange exchange;

  @BeforeAll
  static void start() throws IOException {
    clamd = new TestClamd();
    exchange =
        new RunningExchange(
            Clock.tick(Clock.systemUTC(), Duration.ofMillis(1)),
            "--exchange.material.scanner.host=127.0.0.1",
            "--exchange.material.scanner.port=" + clamd.port(),
            "--exchange.material.scanner.required=true");
    exchange.catalog.addMatter("move-in", MaterialHttpTest::describe);
    exchange.awaitReady();
  }

  @AfterAll
  static void stop() throws IOException {
    exchange.close();
    clamd.close();
  }

  private static void describe(ObjectNode matter) {
    matter.set(
        "materials",
        ServiceJson.MAPPER.readTree(
            """
            [{"code":"contract","name":{"zh":"合同","en":"Contract"},"necessity":"REQUIRED",
              "obtainableBySharing":false,"askedOf":"APPLICANT","maxMegabytes":3},
             {"code":"title","name":{"zh":"权证","en":"Title"},"necessity":"REQUIRED",
              "obtainableBySharing":true,"askedOf":"SHARED","certificateType":"real-estate-right",
              "prefills":{"address":"/address","propertyNo":"/propertyNo","price":"/none"}},
             {"code":"photo","name":{"zh":"照片","en":"Photo"},"necessity":"DEFERRABLE",
              "obtainableBySharing":false,"askedOf":"APPLICANT","formats":["image/png"]}]\
            """));
    for (JsonNode step : matter.path("steps")) {
      List<String> seen =
          switch (step.path("id").asString()) {
            case "contract" -> List.of("contract");
            case "title" -> List.of("title", "photo");
            default -> List.of();
          };
      var materials = ((ObjectNode) step).putArray("materials");
      seen.forEach(materials::add);
    }
    matter.putArray("channels").add("online").add("partner");
  }

  @Test
  void aContentComesInPiecesAndIsReadByTheDepartmentWhoseStepNeedsIt() {
    byte[] content = pdf(1, 700_000);
    String upload = opened(WINDOW, "pieces", "contract", content.length);
    Answer first = patch(WINDOW, upload, 0, slice(content, 0, 300_000), Map.of());
    assertThat(first.status()).as(first.body().toString()).isEqualTo(204);
    assertThat(header(first, "upload-offset")).isEqualTo("300000");
    Answer asked = tus(WINDOW, "HEAD", upload, Map.of());
    assertThat(header(asked, "upload-offset")).isEqualTo("300000");
    assertThat(header(asked, "upload-length")).isEqualTo("700000");
    assertThat(header(asked, "cache-control")).contains("no-store");
    assertThat(header(asked, "upload-expires")).endsWith("GMT");
    assertThat(patch(WINDOW, upload, 300_000, slice(content, 300_000, 700_000), Map.of()).status())
        .isEqualTo(204);
    assertThat(exchange.get(WINDOW, upload).text("state")).isEqualTo("COMPLETE");

    String caseId = filed(CLERK, "pieces", "001", FIRM, item("contract", upload, "B"), title());
    String materials = "/api/v1/cases/" + caseId + "/materials";
    String housing = TestTokens.department("housing", "material.read case.read");
    JsonNode seen = exchange.get(housing, materials).body().path("materials");
    assertThat(seen.valueStream().map(one -> one.at("/material/material").asString()))
        .containsExactly("contract");
    assertThat(seen.at("/0/material/trust").asString()).isEqualTo("B");
    assertThat(seen.at("/0/material/name").asString()).isEqualTo("合同.pdf");

    HttpResponse<byte[]> read = exchange.bytesOf(housing, materials + "/1/content");
    assertThat(read.body()).isEqualTo(content);
    assertThat(read.headers().firstValue("content-type")).hasValue("application/pdf");
    assertThat(read.headers().firstValue("content-disposition").orElse("")).contains("attachment");
    assertThat(reads(holder("001", FIRM)))
        .filteredOn(one -> one.path("department").asString().equals("housing"))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.at("/materials/0").asString()).isEqualTo("contract");
              assertThat(one.path("caseId").asString()).isEqualTo(caseId);
              assertThat(one.path("purpose").asString()).contains("contract");
            });
  }

  @Test
  void nobodyElseSeesAMaterial() {
    String upload = uploaded(WINDOW, "closed", "contract", pdf(2, 4_000));
    String caseId = filed(WINDOW, "closed", "001", FIRM, item("contract", upload, ""), title());
    String materials = "/api/v1/cases/" + caseId + "/materials";
    String scope = "material.read";
    assertProblem(exchange.get("", materials), 401, "unauthenticated");
    assertProblem(exchange.get(BANK, materials), 404, "not-found");
    assertProblem(exchange.get(BANK, materials + "/1/content"), 404, "not-found");
    String tax = TestTokens.department("tax", scope);
    assertThat(exchange.get(tax, materials).body().path("materials").size()).isZero();
    assertProblem(exchange.get(tax, materials + "/1/content"), 404, "not-found");
    String registration = TestTokens.department("registration", scope);
    assertProblem(exchange.get(registration, materials + "/1/content"), 404, "not-found");
    String water = TestTokens.department("water", scope);
    assertProblem(exchange.get(water, materials), 404, "not-found");
    String applicant = TestTokens.person("p", holder("001", FIRM), scope);
    assertThat(exchange.get(applicant, materials).body().path("materials").size()).isEqualTo(2);
    assertThat(exchange.bytesOf(applicant, materials + "/1/content").body()).hasSize(4_000);
  }

  @Test
  void everythingWrongWithAnUploadHasItsProblem() throws Exception {
    byte[] content = pdf(3, 5_000);
    assertProblem(
        exchange.call(WINDOW, "POST", UPLOADS, Map.of("Idempotency-Key", "x"), NOTHING),
        412,
        "unsupported-protocol");
    assertProblem(open(WINDOW, "", "contract", "9"), 400, "idempotency-key-missing");
    assertProblem(open(WINDOW, "x", "none", "9"), 422, "unknown-material");
    assertProblem(open(WINDOW, "x", "contract", "3145729"), 413, "body-too-large");
    assertProblem(open(WINDOW, "x", "contract", "many"), 422, "invalid-request");
    String upload = opened(WINDOW, "wrong", "contract", content.length);
    assertProblem(open(WINDOW, "wrong", "contract", "9"), 422, "idempotency-key-reused");
    assertProblem(patch(WINDOW, upload, 7, content, Map.of()), 409, "upload-offset-mismatch");
    assertProblem(patch(BANK, upload, 0, content, Map.of()), 404, "not-found");
    assertProblem(
        tus(WINDOW, "PATCH", upload, Map.of("Upload-Offset", "0", "Content-Type", "text/plain")),
        415,
        "unsupported-media-type");
    assertProblem(
        patch(WINDOW, upload, 0, content, Map.of("Upload-Checksum", "crc32 x")),
        422,
        "invalid-request");
    byte[] hash = MessageDigest.getInstance("SHA-1").digest(NOTHING);
    String sum = "sha1 " + Base64.getEncoder().encodeToString(hash);
    assertProblem(
        patch(WINDOW, upload, 0, content, Map.of("Upload-Checksum", sum)),
        460,
        "checksum-mismatch");
    assertProblem(patch(WINDOW, upload, 0, pdf(3, 300_000), Map.of()), 413, "body-too-large");
    assertThat(tus(WINDOW, "DELETE", upload, Map.of()).status()).isEqualTo(204);
    assertProblem(patch(WINDOW, upload, 0, content, Map.of()), 410, "upload-gone");
    assertProblem(exchange.get(WINDOW, upload), 410, "upload-gone");
    byte[] gif = "GIF89a-and-more".getBytes(StandardCharsets.US_ASCII);
    String named = opened(WINDOW, "gif", "contract", gif.length);
    assertProblem(patch(WINDOW, named, 0, gif, Map.of()), 415, "unsupported-media-type");
  }

  @Test
  void aVirusIsRefusedAndNothingIsTakenUnscanned() {
    byte[] infected = pdf(4, 3_000);
    byte[] virus = TestClamd.VIRUS.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(virus, 0, infected, 100, virus.length);
    String upload = opened(WINDOW, "virus", "contract", infected.length);
    assertProblem(patch(WINDOW, upload, 0, infected, Map.of()), 422, "infected-content");
    assertProblem(
        file(WINDOW, "virus", "001", FIRM, item("contract", upload, ""), title()),
        422,
        "invalid-request");
    byte[] clean = pdf(5, 3_000);
    String waiting = opened(WINDOW, "waiting", "contract", clean.length);
    clamd.say("ERROR");
    assertProblem(patch(WINDOW, waiting, 0, clean, Map.of()), 503, "hop-unavailable");
    clamd.say("");
    assertThat(tus(WINDOW, "HEAD", waiting, Map.of()).status()).isEqualTo(200);
    assertThat(exchange.get(WINDOW, waiting).text("state")).isEqualTo("COMPLETE");
  }

  @Test
  void everythingWrongWithFiledMaterialsIsToldAtOnce() {
    String upload = uploaded(BANK, "faults", "contract", pdf(6, 3_000));
    String open = opened(BANK, "faults-open", "photo", 50);
    Answer answer =
        file(
            BANK,
            "faults",
            "001",
            FIRM,
            item("none", upload, ""),
            item("contract", "none", ""),
            item("contract", upload, "B"),
            item("contract", upload, "A"),
            item("contract", upload, "D"),
            item("photo", upload, ""),
            item("photo", open, ""));
    assertProblem(answer, 422, "invalid-request");
    assertThat(
            answer
                .body()
                .path("faults")
                .valueStream()
                .map(f -> f.path("pointer").asString() + " " + f.path("code").asString()))
        .contains(
            "/materials/0/material unknown-material",
            "/materials/1/upload unknown-upload",
            "/materials/2/trust trust-not-yours",
            "/materials/3/trust trust-not-yours",
            "/materials/4/trust trust-too-low",
            "/materials/5/upload another-material",
            "/materials/6/upload unfinished-upload",
            "/materials required");
    assertProblem(
        file(WINDOW, "faults", "001", FIRM, item("contract", upload, "")), 422, "invalid-request");
  }

  @Test
  void whatFollowsLaterIsHandedInForTheCase() {
    String upload = uploaded(WINDOW, "later", "contract", pdf(7, 3_000));
    String caseId = filed(WINDOW, "later", "001", FIRM, item("contract", upload, ""), title());
    byte[] png = new byte[100];
    System.arraycopy(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}, 0, png, 0, 8);
    String photo = uploaded(WINDOW, "later-photo", "photo", png);
    String path = "/api/v1/cases/" + caseId + "/materials";
    String body = "{\"materials\":[" + item("photo", photo, "") + "]}";
    assertProblem(exchange.post(BANK, path, "late", body), 404, "not-found");
    for (int i = 0; i < 2; i++) {
      Answer handed = exchange.post(WINDOW, path, "late", body);
      assertThat(handed.status()).as(handed.body().toString()).isEqualTo(200);
      assertThat(handed.body().path("materials").size()).isEqualTo(3);
    }
    String registration = TestTokens.department("registration", "material.read");
    assertThat(exchange.bytesOf(registration, path + "/3/content").body()).isEqualTo(png);
    String other = TestTokens.client("north-window", "case.read intake.window");
    assertThat(exchange.get(other, "/api/v1/cases/" + caseId).status()).isEqualTo(200);
  }

  @Test
  void whatTheStateHoldsAlreadyIsPulledAndNotAskedFor() {
    var story = new CaseStory(exchange, "shared");
    story.file();
    story.askForASupplement();
    story.supplement();
    story.approveTheSupplement();
    story.pay();
    String certificate = story.issue().text("certificate");
    String upload = uploaded(WINDOW, "pulled", "contract", pdf(8, 3_000));
    String person = holder("111", CITIZEN_ID);
    String citizen = TestTokens.person("p-1", person, "prefill.read");
    String asked = "{\"matter\":\"move-in\",\"purpose\":\"搬家\"}";
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                exchange
                    .post(citizen, "/api/v1/prefills", "-", asked)
                    .body()
                    .at("/form/address")
                    .asString("")
                    .equals("1 Long Street"));
    JsonNode prefilled = exchange.post(citizen, "/api/v1/prefills", "-", asked).body();
    assertThat(prefilled.path("form").size()).isEqualTo(2);
    assertThat(prefilled.at("/sources/0/certificate").asString()).isEqualTo(certificate);
    assertThat(reads(person))
        .anySatisfy(one -> assertThat(one.path("purpose").asString()).isEqualTo("搬家"));
    assertProblem(
        exchange.post(
            citizen,
            "/api/v1/prefills",
            "-",
            asked.replace("}", ",\"applicant\":{\"idType\":\"001\",\"idNumber\":\"x\"}}")),
        403,
        "access-denied");
    assertProblem(exchange.post(WINDOW, "/api/v1/prefills", "-", asked), 422, "invalid-request");
    assertProblem(
        exchange.post(citizen, "/api/v1/prefills", "-", asked.replace("move-in", "none")),
        422,
        "unknown-matter");

    String caseId = filed(WINDOW, "pulled", "111", CITIZEN_ID, item("contract", upload, ""));
    String registration = TestTokens.department("registration", "material.read");
    String path = "/api/v1/cases/" + caseId + "/materials";
    JsonNode seen = exchange.get(registration, path).body().path("materials");
    assertThat(seen.at("/0/material/certificate").asString()).isEqualTo(certificate);
    assertThat(seen.at("/0/material/trust").asString()).isEqualTo("A");
    Answer shared = exchange.get(registration, path + "/2/content");
    assertThat(shared.body().at("/content/address").asString()).isEqualTo("1 Long Street");
    assertThat(reads(person))
        .filteredOn(one -> one.path("caseId").asString().equals(caseId))
        .extracting(one -> one.path("department").asString())
        .containsExactlyInAnyOrder("platform", "registration");
  }

  @Test
  void eachChannelFilesForItself() {
    String application = CaseStory.application();
    String cases = "/api/v1/cases";
    assertProblem(exchange.post(BANK, cases, "channel", application), 403, "access-denied");
    String partner = application.replace("\"window\"", "\"partner\"");
    assertThat(exchange.post(BANK, cases, "channel", partner).status()).isEqualTo(201);
    String online = application.replace("\"window\"", "\"online\"");
    String own =
        TestTokens.person("p-1", holder("111", CITIZEN_ID), "case.file intake.online case.read");
    String stranger = TestTokens.person("p-2", holder("001", FIRM), "case.file intake.online");
    assertProblem(exchange.post(stranger, cases, "channel", online), 403, "access-denied");
    Answer filed = exchange.post(own, cases, "channel", online);
    assertThat(filed.status()).as(filed.body().toString()).isEqualTo(201);
    String supplements = cases + "/" + filed.text("caseId") + "/supplements";
    assertProblem(exchange.post(stranger, supplements, "s", "{\"data\":{}}"), 404, "not-found");
    String mobile = application.replace("\"window\"", "\"mobile\"");
    String app = TestTokens.person("p-1", holder("111", CITIZEN_ID), "case.file intake.mobile");
    Answer refused = exchange.post(app, cases, "channel-2", mobile);
    assertProblem(refused, 422, "invalid-request");
    assertThat(refused.body().at("/faults/0/pointer").asString()).isEqualTo("/channel");
  }

  @Test
  void whatWasPaidForACaseThatIsRefusedLateIsGivenBack() {
    var story = due("late-refusal");
    story.pay();
    String refused = CaseStory.REFUSED.formatted("NO", "It cannot be entered.");
    assertThat(story.answer("registration", "issue", story.caseId() + "no", refused).status())
        .isEqualTo(200);

    assertThat(statement(story)).containsExactly("PAYMENT 2750.00 AGREES", "REFUND 2750.00 AGREES");
    String reader = TestTokens.client("treasury", "payment.reconcile");
    assertProblem(
        exchange.get(reader, "/api/v1/payments/statements/today"), 422, "invalid-request");
    assertProblem(
        exchange.get(reader, "/api/v1/payments/statements/2026-11-24?limit=0"),
        422,
        "invalid-request");
    assertProblem(
        exchange.get(WINDOW, "/api/v1/payments/statements/2026-11-24"), 403, "access-denied");
  }

  @Test
  void aSignedNoticeOfTheProviderPaysTheBillOnce() throws Exception {
    var story = due("notice");
    String body =
        "{\"billId\":\"%s-B1\",\"amount\":\"2750.00\",\"reference\":\"bank-7\"}"
            .formatted(story.caseId());
    assertProblem(notice("n-1", body, new byte[32]), 422, "invalid-signature");
    byte[] key = Base64.getDecoder().decode(RunningExchange.KEY);
    assertProblem(notice("n-1", body.replace("2750", "1"), key), 409, "bill-mismatch");
    assertProblem(notice("n-1", body.replace("-B1", "-B2"), key), 409, "bill-mismatch");
    assertProblem(notice("n-1", "{}", key), 422, "invalid-request");
    assertThat(notice("n-1", body, key).status()).isEqualTo(204);
    assertThat(notice("n-1", body, key).status()).isEqualTo(204);
    assertThat(notice("n-2", body, key).status()).isEqualTo(204);
    Answer state = exchange.get(WINDOW, "/api/v1/cases/" + story.caseId());
    assertThat(state.text("payment")).isEqualTo("bank-7");
    assertThat(state.text("phase")).isEqualTo("ISSUING");
  }

  private static CaseStory due(String key) {
    var story = new CaseStory(exchange, key);
    story.file();
    story.askForASupplement();
    story.supplement();
    story.approveTheSupplement();
    return story;
  }

  private static List<String> statement(CaseStory story) {
    LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    String reader = TestTokens.client("treasury", "payment.reconcile");
    return exchange
        .get(reader, "/api/v1/payments/statements/" + today + "?limit=1000")
        .body()
        .path("entries")
        .valueStream()
        .filter(one -> one.path("caseId").asString("").equals(story.caseId()))
        .map(
            one ->
                String.join(
                    " ",
                    one.at("/entry/kind").asString(),
                    one.at("/entry/amount").asString(),
                    one.path("finding").asString()))
        .toList();
  }

  private static Answer notice(String id, String body, byte[] key) throws Exception {
    String time = String.valueOf(Instant.now().getEpochSecond());
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    byte[] signed = (id + "." + time + "." + body).getBytes(StandardCharsets.UTF_8);
    return exchange.call(
        "",
        "POST",
        "/api/v1/payments/notices",
        Map.of(
            "Content-Type",
            "application/json",
            "webhook-id",
            id,
            "webhook-timestamp",
            time,
            "webhook-signature",
            "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed))),
        body.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void theServerSaysWhatItCan() {
    Answer answer = exchange.call("", "OPTIONS", UPLOADS, Map.of(), NOTHING);
    assertThat(answer.status()).isEqualTo(204);
    assertThat(header(answer, "tus-version")).isEqualTo("1.0.0");
    assertThat(header(answer, "tus-max-size")).isEqualTo("52428800");
    assertThat(header(answer, "tus-extension")).contains("creation", "checksum");
  }

  /** What stands in for the title of an applicant who holds none. */
  private static String title() {
    return item("title", uploaded(WINDOW, "title", "title", pdf(99, 2_000)), "");
  }

  private static String filed(
      String token, String key, String idType, String idNumber, String... items) {
    Answer answer = file(token, key, idType, idNumber, items);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
    return answer.text("caseId");
  }

  private static Answer file(
      String token, String key, String idType, String idNumber, String... items) {
    String channel = token.equals(BANK) ? "partner" : "window";
    String body =
        CaseStory.application()
            .replace("second-hand-home", "move-in")
            .replace("\"channel\":\"window\"", "\"channel\":\"" + channel + "\"")
            .replaceFirst(
                "\"111\",\"idNumber\":\"[^\"]*\"",
                "\"" + idType + "\",\"idNumber\":\"" + idNumber + "\"")
            .replaceFirst("\\{", "{\"materials\":[" + String.join(",", items) + "],");
    return exchange.post(token, "/api/v1/cases", key, body);
  }

  /** An item of a filing; the upload is named by its address. */
  private static String item(String material, String upload, String trust) {
    return "{\"material\":\"%s\",\"upload\":\"%s\"%s}"
        .formatted(
            material,
            upload.substring(upload.lastIndexOf('/') + 1),
            trust.isEmpty() ? "" : ",\"trust\":\"" + trust + "\"");
  }

  private static String uploaded(String token, String key, String material, byte[] content) {
    String upload = opened(token, key, material, content.length);
    if (!header(tus(token, "HEAD", upload, Map.of()), "upload-offset").equals("0")) {
      return upload;
    }
    Answer answer = patch(token, upload, 0, content, Map.of());
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(204);
    return upload;
  }

  private static String opened(String token, String key, String material, int length) {
    Answer answer = open(token, key, material, String.valueOf(length));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
    return header(answer, "location");
  }

  private static Answer open(String token, String key, String material, String length) {
    String metadata =
        "matter %s,material %s,filename %s"
            .formatted(base64("move-in"), base64(material), base64("合同.pdf"));
    Map<String, String> headers = new HashMap<>();
    headers.put("Upload-Length", length);
    headers.put("Upload-Metadata", metadata);
    if (!key.isEmpty()) {
      headers.put("Idempotency-Key", key);
    }
    return tus(token, "POST", UPLOADS, headers);
  }

  private static Answer patch(
      String token, String upload, long offset, byte[] bytes, Map<String, String> more) {
    Map<String, String> headers = new HashMap<>(more);
    headers.put("Tus-Resumable", "1.0.0");
    headers.put("Upload-Offset", String.valueOf(offset));
    headers.put("Content-Type", "application/offset+octet-stream");
    return exchange.call(token, "PATCH", upload, headers, bytes);
  }

  private static Answer tus(String token, String method, String path, Map<String, String> more) {
    Map<String, String> headers = new HashMap<>(more);
    headers.put("Tus-Resumable", "1.0.0");
    return exchange.call(token, method, path, headers, NOTHING);
  }

  private static String header(Answer answer, String name) {
    return answer.headers().getOrDefault(name, List.of("")).getFirst();
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<JsonNode> reads(String holder) {
    return exchange.records(DataRead.TYPE, holder).stream()
        .map(
            letter ->
                ServiceJson.MAPPER.readTree(requireNonNull(letter.value().getData()).toBytes()))
        .toList();
  }

  private static String holder(String idType, String idNumber) {
    return HolderRef.of(Base64.getDecoder().decode(RunningExchange.KEY), idType, idNumber);
  }

  private static byte[] pdf(long seed, int length) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    byte[] head = "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(head, 0, bytes, 0, head.length);
    return bytes;
  }

  private static byte[] slice(byte[] bytes, int from, int to) {
    return java.util.Arrays.copyOfRange(bytes, from, to);
  }
}
