package lianban.verification.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Events that come in through the only public door, in every way that it lets in. */
@ExtendWith(CityExtension.class)
@Order(8)
class PublishingTest {

  private static final String EVENTS = "/api/v1/events";
  private static final String TYPE = "housing.contract.filed";
  private static final JsonMapper JSON = JsonMapper.shared();

  @Test
  void anEventIsTheSameHoweverItComes(RunningCity city) {
    String id = UUID.randomUUID().toString();
    String event = event(id, "100.00");

    assertThat(publish(city, "application/cloudevents+json", event).status()).isEqualTo(201);
    assertThat(binary(city, id).json(200).path("repeated").asBoolean()).isTrue();
    JsonNode batch =
        publish(city, "application/cloudevents-batch+json", "[" + event + "]").json(200);
    assertThat(batch.path("repeated").asInt()).isEqualTo(1);
    assertThat(lines(publish(city, "application/x-ndjson", event)))
        .singleElement()
        .extracting(result -> result.path("outcome").asString())
        .isEqualTo("REPEATED");
  }

  @Test
  void aStreamThatIsLongerThanAnyOtherBodyIsAnsweredLineByLine(RunningCity city) {
    String run = UUID.randomUUID().toString();
    List<String> events = new ArrayList<>();
    IntStream.range(0, 6_000).forEach(i -> events.add(event(run + "-" + i, "100.00")));
    String body = String.join("\n", events);
    assertThat(body.length()).isGreaterThan(1024 * 1024);

    List<JsonNode> results = lines(publish(city, "application/x-ndjson", body));

    assertThat(results).hasSize(events.size());
    assertThat(results)
        .allSatisfy(one -> assertThat(one.path("outcome").asString()).isEqualTo("ACCEPTED"));
    assertThat(results.getLast().path("id").asString()).isEqualTo(run + "-5999");
  }

  @Test
  void badInputIsToldAndPublishesNothing(RunningCity city) {
    String id = UUID.randomUUID().toString();

    publish(city, "application/cloudevents+json", event(id, "free"))
        .problem(422, "invalid-event", "exchange-service");
    publish(city, "application/cloudevents-batch+json", event(id, "1.00"))
        .problem(422, "invalid-request", "exchange-service");
    publish(city, "application/cloudevents-batch+json", "[")
        .problem(400, "malformed-request", "exchange-service");
    publish(city, "application/json", event(id, "1.00"))
        .problem(415, "unsupported-media-type", "exchange-service");

    JsonNode batch =
        publish(
                city,
                "application/cloudevents-batch+json",
                "[" + event(id, "1.00") + "," + event(id, "2.00") + "]")
            .json(200);
    assertThat(batch.path("accepted").asInt()).isEqualTo(1);
    assertThat(batch.path("results").get(1).path("problem").path("type").asString())
        .isEqualTo("urn:lianban:problem:conflict");
  }

  private static Reply publish(RunningCity city, String contentType, String body) {
    Gateway gateway = city.gateway();
    return gateway.send(
        gateway
            .request(EVENTS, gateway.token("housing"))
            .header("Content-Type", contentType)
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private static Reply binary(RunningCity city, String id) {
    Gateway gateway = city.gateway();
    return gateway.send(
        gateway
            .request(EVENTS, gateway.token("housing"))
            .header("Content-Type", "application/json")
            .header("ce-specversion", "1.0")
            .header("ce-id", id)
            .header("ce-source", "/housing")
            .header("ce-type", TYPE)
            .header("ce-subject", "P-1")
            .POST(BodyPublishers.ofString(JSON.writeValueAsString(data("100.00"))))
            .build());
  }

  private static List<JsonNode> lines(Reply reply) {
    assertThat(reply.status()).as("%s", reply).isEqualTo(200);
    return reply.response().body().lines().map(JSON::readTree).toList();
  }

  private static String event(String id, String price) {
    return JSON.writeValueAsString(
        Map.of(
            "specversion", "1.0",
            "id", id,
            "source", "/housing",
            "type", TYPE,
            "subject", "P-1",
            "datacontenttype", "application/json",
            "data", data(price)));
  }

  private static Map<String, String> data(String price) {
    return Map.of(
        "contractNo", "P-1",
        "propertyNo", "P-1",
        "price", price,
        "filedAt", "2026-11-22T08:15:30Z");
  }
}
