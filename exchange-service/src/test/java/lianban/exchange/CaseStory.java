package lianban.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import lianban.exchange.RunningExchange.Answer;
import lianban.kernel.code.CertificateIdentifier;
import lianban.service.test.TestTokens;

/** A case from its filing to its end, as its filer and the departments make it over REST. */
final class CaseStory {

  static final String WINDOW = TestTokens.client("window", "case.file case.read event.read");

  /** A certificate from before the platform. */
  static final String OLD =
      new CertificateIdentifier("11440300MB2C00004K001", "11440300MB2C00004K", "OLD1", "001")
          .toString();

  static final String APPROVED = "\"outcome\":\"APPROVED\"";
  static final String REFUSED =
      """
      "outcome":"REFUSED","reasons":[{"code":"%s","message":"%s"}]""";
  private static final String MISSING =
      """
      "outcome":"SUPPLEMENT_NEEDED",
      "missing":[{"code":"ID_CARD_EXPIRED","message":"The seller's card has expired."}]""";
  private static final String STOPPED =
      """
      "outcome":"CLOCK_STOPPED","reasons":[{"code":"HEARING","message":"A hearing is held."}]""";
  private static final String TAXED =
      """
      "outcome":"APPROVED","items":[{"code":"deed-tax","name":"契税","amount":"2670.00"}],
      "result":{"assessment":"2670.00","percent":"1.0"}""";
  private static final Map<String, String> DEPARTMENTS =
      Map.of(
          "identity", "public-security",
          "contract", "housing",
          "tax", "tax",
          "title", "registration",
          "issue", "registration");

  private final RunningExchange exchange;
  private final String key;
  private String caseId = "";

  /**
   * @param key under which the case is filed; the case's id is made of it
   */
  CaseStory(RunningExchange exchange, String key) {
    this.exchange = exchange;
    this.key = key;
  }

  String caseId() {
    return caseId;
  }

  Answer file() {
    Answer filed = exchange.post(WINDOW, "/api/v1/cases", key, application());
    assertThat(filed.status()).as(filed.body().toString()).isEqualTo(201);
    caseId = filed.text("caseId");
    return filed;
  }

  Answer stopTheClock() {
    return answered("title", "stopped", STOPPED);
  }

  Answer askForASupplement() {
    answered("contract", "contract", APPROVED);
    answered("tax", "tax", TAXED);
    answered("identity", "missing", MISSING);
    return answered("title", "title", APPROVED);
  }

  Answer supplement() {
    return ok(post("supplements", "supplement", "{\"data\":{\"card\":\"renewed\",\"pages\":2}}"));
  }

  Answer approveTheSupplement() {
    return answered("identity", "renewed", "\"attempt\":2," + APPROVED);
  }

  Answer pay() {
    return ok(pay("2750.00"));
  }

  Answer pay(String amount) {
    String body = "{\"billId\":\"%s-B1\",\"amount\":\"%s\"}".formatted(caseId, amount);
    return post("payments", "pay-" + amount, body);
  }

  Answer issue() {
    String certified =
        """
        "outcome":"APPROVED","certificate":{"type":"real-estate-right","supersedes":"%s",
         "holder":{"idType":"111","idNumber":"11010519491231002X","name":"王小明"},
         "content":{"propertyNo":"P1","address":"1 Long Street","batch":"b1"}}"""
            .formatted(OLD);
    return answered("issue", "issue", certified);
  }

  Answer refuse() {
    answered("contract", "c", REFUSED.formatted("PRICE_OUT_OF_RANGE", "The price is too low."));
    answered("title", "r", REFUSED.formatted("LEASE_TOO_SHORT", "The lease is too short."));
    answered("tax", "t", TAXED);
    return answered("identity", "i", APPROVED);
  }

  /** The department's answer to a step. */
  Answer answer(String department, String step, String id, String outcome) {
    String body =
        """
        {"answerId":"%s",%s,
         "workStartedAt":"2026-11-23T01:00:00.100Z","workFinishedAt":"2026-11-23T01:00:00.140Z"}
        """
            .formatted(id, outcome);
    String token = TestTokens.department(department, "step.answer");
    return exchange.post(token, path("steps/" + step + "/answers"), "-", body);
  }

  Answer post(String what, String under, String body) {
    return exchange.post(WINDOW, path(what), under, body);
  }

  private Answer answered(String step, String id, String outcome) {
    return ok(answer(DEPARTMENTS.getOrDefault(step, ""), step, caseId + id, outcome));
  }

  private String path(String what) {
    return "/api/v1/cases/" + caseId + "/" + what;
  }

  private static Answer ok(Answer answer) {
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer;
  }

  static String application() {
    String party = "{\"idType\":\"111\",\"idNumber\":\"11010519491231002X\",\"name\":\"王小明\"}";
    return """
    {"matter":"second-hand-home","reference":"r-1","channel":"window","applicant":%s,
     "form":{"batch":"b1","contractNo":"C1","propertyNo":"P1","price":"267000.00","floorArea":"44.0",
             "address":"1 Long Street","buyer":%s,"seller":%s}}
    """
        .formatted(party, party, party);
  }
}
