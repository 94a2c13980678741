package lianban.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static lianban.exchange.RunningExchange.contractFiled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import lianban.exchange.RunningExchange.Answer;
import lianban.exchange.TestReceiver.Delivery;
import lianban.service.test.TestTokens;
import org.awaitility.core.ConditionFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The tax department with its subscriptions and its receiver, and housing, which publishes. */
final class WebhookParties implements AutoCloseable {

  static final String TYPE = "housing.contract.filed";
  static final String PATH = "/api/v1/subscriptions";
  static final String LETTERS = "/api/v1/dead-letters";
  static final String ALL = "event.subscribe event.read deadletter.read deadletter.replay";

  private static final JsonMapper JSON = JsonMapper.builder().build();
  // A slow machine needs it, a quick one never waits so long.
  private static final Duration LONG = Duration.ofSeconds(60);

  // Made for each test: however slow a machine is, none of them outlives a token.
  final String tax = TestTokens.department("tax", ALL);
  final String housing = TestTokens.department("housing", ALL + " event.publish");
  final TestReceiver receiver = new TestReceiver();
  final String run;
  private final RunningExchange exchange;
  private final List<String> made = new ArrayList<>();

  /**
   * @param run begins the id of every event
   */
  WebhookParties(RunningExchange exchange, String run) {
    this.exchange = exchange;
    this.run = run;
  }

  /** Looks again and again until something came true. */
  static ConditionFactory eventually() {
    return await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(20)).atMost(LONG);
  }

  /** What a subscription by webhook is asked for with. */
  static String body(String url, String more) {
    return """
    {"type":"%s","channel":"WEBHOOK","from":"latest","webhook":{"url":"%s"}%s}"""
        .formatted(TYPE, url, more);
  }

  /** A subscription of the tax department's. */
  Answer subscribe(String url, String more) {
    return subscribeBy(run + made.size(), body(url, more));
  }

  Answer subscribeBy(String key, String body) {
    Answer created = exchange.post(tax, PATH, key, body);
    assertThat(created.status()).as(created.body().toString()).isEqualTo(201);
    endLater(id(created));
    return created;
  }

  /** A subscription to the receiver, which has been proved. */
  String proven() {
    String id = id(subscribe(receiver.url(), ""));
    awaitProven(id);
    return id;
  }

  /** It is the tax department's own and ended after the test. */
  void endLater(String id) {
    made.add(id);
  }

  void awaitProven(String id) {
    eventually().until(() -> read(id).body().path("webhook").has("provenAt"));
  }

  void publish(String id, String subject) {
    String event =
        contractFiled("/housing", run + id, "1.00")
            .replace("\"subject\":\"C-1\"", "\"subject\":\"" + subject + "\"");
    assertThat(exchange.publish(housing, event).status()).isEqualTo(201);
  }

  /** The first so many that the receiver took. */
  List<Delivery> awaitTaken(int number) {
    eventually().until(() -> receiver.taken().size() >= number);
    return receiver.deliveries().stream().filter(d -> d.status() / 100 == 2).toList();
  }

  Answer read(String id) {
    return exchange.get(tax, PATH + "/" + id);
  }

  /** How delivery goes. */
  JsonNode delivery(String id) {
    return read(id).body().path("delivery");
  }

  void awaitCondition(String id, String condition) {
    eventually().until(() -> delivery(id).path("condition").asString("").equals(condition));
  }

  void awaitNothingLeft(String id) {
    eventually().until(() -> read(id).body().path("lag").path("events").asInt(-1) == 0);
  }

  Answer replay(String token, String body) {
    return exchange.post(token, LETTERS + "/replays", "any", body);
  }

  JsonNode letters(String id) {
    return exchange.get(tax, LETTERS + "?limit=100&subscription=" + id).body().path("letters");
  }

  JsonNode awaitLetter(String id) {
    eventually().until(() -> letters(id).size() == 1);
    return letters(id).get(0);
  }

  static List<String> ids(List<Delivery> deliveries) {
    return deliveries.stream().map(Delivery::id).toList();
  }

  static String id(Answer answer) {
    return answer.text("id");
  }

  static String signature(String secret, Delivery delivery) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    String signed =
        delivery.headers().get("webhook-id")
            + "."
            + delivery.headers().get("webhook-timestamp")
            + "."
            + delivery.body();
    return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
  }

  /** Headers and body, without what differs from run to run. */
  JsonNode recorded(Delivery delivery) {
    ObjectNode headers = JSON.createObjectNode();
    delivery.headers().forEach(headers::put);
    headers.remove(List.of("host", "content-length"));
    ObjectNode all = JSON.createObjectNode();
    all.set("headers", headers);
    all.set("body", delivery.event());
    return plain(all);
  }

  JsonNode plain(JsonNode told) {
    return JSON.readTree(
        told.toString()
            .replaceAll("sub-[0-9a-f]{24}", "sub-<id>")
            .replaceAll("whsec_[^\"]+", "whsec_<secret>")
            .replaceAll("v1,[^\"]+", "v1,<signature>")
            .replaceAll("\\b[0-9a-f]{48}\\b", "<value>")
            .replaceAll("(?<=\"webhook-timestamp\":\")[0-9]+", "<seconds>")
            .replaceAll("(?<=00-[0-9a-f]{32}-)[0-9a-f]{16}", "<span>")
            .replaceAll("127.0.0.1:[0-9]+", "127.0.0.1:<port>")
            .replaceAll("(?<=\"(at|deadAt|createdAt|time)\":\")[^\"]+", "<time>")
            .replaceAll("(?<=\"millis\":)[0-9]+", "0")
            .replaceAll("(?<=>)[.][0-9]{3}[.][0-9]{19}", ".<place>")
            .replace(run, "e-"));
  }

  @Override
  public void close() {
    made.forEach(id -> exchange.delete(tax, PATH + "/" + id));
    receiver.close();
  }
}
