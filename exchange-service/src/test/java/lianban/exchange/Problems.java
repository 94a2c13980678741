package lianban.exchange;

import static lianban.exchange.CaseStory.APPROVED;
import static lianban.exchange.CaseStory.WINDOW;
import static lianban.exchange.RunningExchange.contractFiled;

import lianban.exchange.RunningExchange.Answer;
import lianban.kernel.code.CertificateIdentifier;
import lianban.service.test.TestTokens;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Every problem of the exchange, by what is wrong. */
final class Problems {

  private static final String NULLS =
      """
      ,"items":[null],"result":{"assessment":null},
      "certificate":{"type":"real-estate-right","content":{"propertyNo":null},
       "holder":{"idType":"111","idNumber":"11010519491231002X","name":"王小明"}}""";

  private final RunningExchange exchange;
  private final CaseStory story;
  private final ObjectNode told = JsonMapper.shared().createObjectNode();

  Problems(RunningExchange exchange) {
    this.exchange = exchange;
    this.story = new CaseStory(exchange, "problems");
  }

  /** Does everything wrong that can be done wrong. */
  ObjectNode all() {
    story.file();
    withTokens();
    withCertificates();
    withFilings();
    withAnswers();
    withPayments();
    withEvents();
    return told;
  }

  private void add(String what, Answer answer) {
    told.set(what, answer.body());
  }

  private void withTokens() {
    String path = "/api/v1/cases/" + story.caseId();
    add("no token", exchange.get("", path));
    add("another scope", exchange.get(TestTokens.client("window", "case.file"), path));
    add("another's case", exchange.get(TestTokens.client("bank", "case.read"), path));
  }

  private void withCertificates() {
    String certificates = "/api/v1/certificates/";
    var unknown =
        new CertificateIdentifier("11440300MB2C00004K001", "11440300MB2C00004K", "NONE", "001");
    add("a certificate's number that is none", exchange.get("", certificates + "1.2.156"));
    add("an unknown certificate", exchange.get("", certificates + unknown));
  }

  private void withFilings() {
    String filing = CaseStory.application();
    add("no JSON", file("faulty", "{"));
    add("no key", file("not a key", filing));
    add("a key used before", file("problems", filing.replace("P1", "P2")));
    add("an unknown matter", file("faulty", filing.replace("second-hand-home", "none")));
    add("an empty application", file("faulty", "{}"));
    add(
        "a form with faults",
        file("faulty", filing.replace("\"44.0\"", "\"large\"").replace("002X", "0021")));
    add("a form with nulls", file("faulty", filing.replace("\"C1\"", "null,\"a/b.c[~d\":null")));
  }

  private void withAnswers() {
    add("another's step", story.answer("housing", "tax", "p1", APPROVED));
    add("a step that waits", story.answer("registration", "issue", "p2", APPROVED));
    add("no such step", story.answer("tax", "none", "p3", APPROVED));
    add("no reason", story.answer("tax", "tax", "p4", "\"outcome\":\"REFUSED\""));
    add("an answer with nulls", story.answer("tax", "tax", "p5", APPROVED + NULLS));
    story.answer("tax", "tax", "p5", APPROVED);
    add("a step answered before", story.answer("tax", "tax", "p6", APPROVED));
  }

  private void withPayments() {
    add("a supplement with null", story.post("supplements", "s0", "{\"data\":{\"card\":null}}"));
    add("nothing to supplement", story.post("supplements", "s1", "{\"data\":{}}"));
    add("nothing to pay", story.pay("80.00"));
    var due = new CaseStory(exchange, "due");
    due.file();
    due.askForASupplement();
    due.supplement();
    due.approveTheSupplement();
    add("another amount", due.pay("80.00"));
    var closed = new CaseStory(exchange, "closed");
    closed.file();
    closed.refuse();
    add("a closed case", closed.post("supplements", "s1", "{\"data\":{}}"));
  }

  private void withEvents() {
    String housing = TestTokens.department("housing", "event.publish");
    String event = contractFiled("/housing", "e-2", "1.00");
    add("data with faults", exchange.publish(housing, event.replace("1.00", "free")));
    add("no event", exchange.publish(housing, "{}"));
    add("no such type", exchange.publish(housing, event.replace("contract.filed", "none")));
    add("another's source", exchange.publish(housing, event.replace("/housing", "/tax")));
    String events = "/api/v1/events?type=lianban.case.status";
    add("no grant", exchange.get(TestTokens.client("bank", "event.read"), events));
    add("a made-up cursor", exchange.get(WINDOW, events + "&cursor=x"));
    add("a limit too high", exchange.get(WINDOW, events + "&limit=501"));
    add("no time to begin at", exchange.get(WINDOW, events + "&from=yesterday"));
    add("a filter that is not JSON", exchange.get(WINDOW, events + "&filter=x"));
    add(
        "a filter with a fault",
        exchange.get(WINDOW, events + "&filter=%5B%7B%22sql%22:%22%22%7D%5D"));
  }

  private Answer file(String key, String body) {
    return exchange.post(WINDOW, "/api/v1/cases", key, body);
  }
}
