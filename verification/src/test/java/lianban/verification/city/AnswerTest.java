package lianban.verification.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import lianban.verification.project.Project;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A department that joins by definitions alone and answers over REST, without the kit. */
@ExtendWith(CityExtension.class)
@Order(8)
class AnswerTest {

  private static final String SHIPPED = "catalog-service/src/main/resources/city/";
  private static final String MATTER = "meter-transfer";
  private static final JsonMapper JSON = JsonMapper.shared();

  @Test
  void answerCountsOnceAndNoneAfterTheClose(RunningCity city) {
    Gateway gateway = city.gateway();
    publishDefinitions(gateway, Browser.adminToken(city));
    String path = "/api/v1/cases/" + file(city, Home.known(city, "answers"));

    Reply first = answer(gateway, path, "reading", "answer-1", "APPROVED");
    Reply same = answer(gateway, path, "reading", "answer-1", "APPROVED");
    assertThat(same.json(200)).isEqualTo(withoutTimes(first.json(200), same.json(200)));
    assertThat(same.header("ETag")).isNotNull().isEqualTo(first.header("ETag"));

    answer(gateway, path, "reading", "answer-1", "REFUSED")
        .problem(422, "idempotency-key-reused", "exchange-service");
    answer(gateway, path, "reading", "answer-2", "REFUSED")
        .problem(409, "step-already-answered", "exchange-service");
    assertThat(etag(gateway, path)).isEqualTo(first.header("ETag"));

    Reply last = answer(gateway, path, "inspection", "answer-3", "REFUSED");
    assertThat(last.json(200).path("phase").asString()).isEqualTo("CLOSED");
    answer(gateway, path, "inspection", "answer-4", "APPROVED")
        .problem(409, "case-closed", "exchange-service");
    assertThat(etag(gateway, path)).isEqualTo(last.header("ETag"));
  }

  /** The clock of an open case goes on; everything else must be the same. */
  private static JsonNode withoutTimes(JsonNode first, JsonNode same) {
    return ((ObjectNode) first).set("timeline", same.path("timeline"));
  }

  private static @Nullable String etag(Gateway gateway, String path) {
    return gateway.get(path, gateway.token("window")).header("ETag");
  }

  private static Reply answer(
      Gateway gateway, String path, String step, String answerId, String outcome) {
    Map<String, Object> answer =
        Map.of(
            "answerId",
            answerId,
            "outcome",
            outcome,
            "reasons",
            outcome.equals("REFUSED")
                ? List.of(Map.of("code", "METER_MISSING", "message", "没有水表"))
                : List.of(),
            "workStartedAt",
            "2026-01-05T08:00:00Z",
            "workFinishedAt",
            "2026-01-05T08:00:01Z");
    return gateway.post(path + "/steps/" + step + "/answers", gateway.token("utilities"), answer);
  }

  /** A new matter is in force at once, but the exchange may first have to hear of it. */
  private static String file(RunningCity city, Home home) {
    AtomicReference<JsonNode> filed = new AtomicReference<>();
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                filed.set(
                    city.gateway()
                        .post(
                            "/api/v1/cases",
                            city.gateway().token("window"),
                            home.application(MATTER, "500000.00"))
                        .json(201)));
    return filed.get().path("caseId").asString();
  }

  private static void publishDefinitions(Gateway gateway, String admin) {
    for (String type : List.of("lianban.step.requested", "lianban.step.answered")) {
      String definition =
          Project.text(SHIPPED + "event-types/" + type + ".json")
              .replace("{department}", "utilities")
              .replace("{department.zh}", "公用事业服务中心")
              .replace("{department.en}", "Public utilities");
      gateway.post("/api/v1/event-types", admin, JSON.readTree(definition)).json(201);
    }
    gateway.post("/api/v1/matters", admin, matter()).json(201);
  }

  /** The shipped matter, of whose steps only three are left, one after the other. */
  private static ObjectNode matter() {
    ObjectNode matter =
        (ObjectNode) JSON.readTree(Project.text(SHIPPED + "matters/second-hand-home.json"));
    ArrayNode steps = JSON.createArrayNode();
    steps.add(step(matter, 1, "reading", List.of()));
    steps.add(step(matter, 2, "inspection", List.of("reading")));
    steps.add(step(matter, 5, "issue", List.of("inspection")));
    matter.put("id", MATTER).set("steps", steps);
    matter.set("fees", JSON.createArrayNode());
    ((ObjectNode) matter.path("limits")).put("statutoryDays", 20);
    return matter;
  }

  private static ObjectNode step(ObjectNode matter, int like, String id, List<String> after) {
    ObjectNode step = ((ObjectNode) matter.path("steps").path(like)).deepCopy();
    step.put("id", id).put("department", "utilities");
    step.set("after", JSON.valueToTree(after));
    return step;
  }
}
