package lianban.department.sample;

import static lianban.department.sample.StandInGateway.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import lianban.launcher.store.DocumentStore;
import lianban.proof.CanonicalJson;
import lianban.proof.DetachedJws;
import lianban.proof.SignedEvent;
import lianban.proof.SigningKey;
import lianban.proof.VerificationKey;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** A department that has neither the broker nor the registry, only the gateway's address. */
@ExtendWith(OutputCaptureExtension.class)
class GatewayTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final DocumentStore store = DocumentStore.inMemory();
  private final MongoClient client = MongoClients.create(store.connectionString());
  private final MongoDatabase database = client.getDatabase("sample");

  @AfterEach
  void close() {
    client.close();
    store.close();
  }

  @Test
  void stepsAreAnsweredThroughTheGateway() {
    try (var gateway = new StandInGateway("c.1", request("c1", "stamp"))) {
      workUntil("c.1", gateway);

      List<LoggedRequest> answers = gateway.published("c1-stamp.answer");
      assertThat(answers).hasSize(1);
      LoggedRequest answer = answers.getFirst();
      assertThat(answer.getHeader("Authorization")).isEqualTo("Bearer t-1");
      assertThat(answer.getHeader("Content-Type")).startsWith("application/cloudevents-batch+json");
      assertThat(answer.getHeader("traceparent")).startsWith("00-4bf92f3577b34da6a3ce929d0e0e4736");
      assertThat(answer.getBodyAsString())
          .contains("\"type\":\"lianban.step.answered.sample\"", "\"outcome\":\"APPROVED\"");
    }
  }

  @Test
  void anAnswerThatIsTurnedAwayComesAgainUnderTheSameId() {
    try (var gateway = new StandInGateway("c.2", request("c2", "stamp"))) {
      gateway.turnsAway(429, 503);

      workUntil("c.2", gateway);

      assertThat(gateway.published("c2-stamp.answer")).hasSize(3);
    }
  }

  @Test
  void whatWasWorkedIsNotAskedForAgainAfterARestart() {
    try (var gateway = new StandInGateway("c.3", request("c3", "stamp"))) {
      workUntil("c.3", gateway);
      // As if the time were up for which the one that stopped had the right to pull.
      database.getCollection("kit_places").updateMany(new Document(), Updates.set("until", 0L));
      gateway.forgetRequests();

      try (ConfigurableApplicationContext _ = department(gateway)) {
        await().atMost(PATIENCE).until(() -> gateway.pulledAfter("c.3") > 0);
      }

      assertThat(gateway.published("c3-stamp.answer")).isEmpty();
    }
  }

  @Test
  void aRequestThatComesAgainAfterARestartGetsTheVeryAnswerOfTheFirstTime() {
    try (var gateway = new StandInGateway("c.6", request("c6", "stamp"))) {
      workUntil("c.6", gateway);
      // As if it had been killed after it answered, before it noted that.
      database.getCollection("kit_places").deleteMany(new Document());
      workUntil("c.6", gateway);

      List<LoggedRequest> answers = gateway.published("c6-stamp.answer");
      assertThat(answers).hasSize(2);
      assertThat(answers.getLast().getBodyAsString())
          .isEqualTo(answers.getFirst().getBodyAsString());
    }
  }

  @Test
  void whatCannotBeProcessedIsKeptAndHoldsNothingUp() {
    try (var gateway =
        new StandInGateway("c.4", request("c4", "unheard-of"), request("c4", "stamp"))) {
      workUntil("c.4", gateway);

      assertThat(gateway.published("c4-stamp.answer")).hasSize(1);
      assertThat(database.getCollection("kit_undone_events").find())
          .singleElement()
          .satisfies(
              event -> {
                assertThat(event.getString("_id"))
                    .isEqualTo("sample.steps\n/exchange\nc4-unheard-of");
                assertThat(event.getString("cause")).contains("unheard-of");
              });
    }
  }

  @Test
  void answersAreSignedWithTheKeyThatIsConfiguredAndNothingTellsIt(CapturedOutput output) {
    byte[] pkcs8 = HexFormat.of().parseHex("302e020100300506032b657004220420" + "07".repeat(32));
    String secret = Base64.getEncoder().encodeToString(pkcs8);
    VerificationKey key = SigningKey.read(pkcs8).verificationKey();
    try (var gateway = new StandInGateway("c.5", request("c5", "stamp"))) {
      workUntil("c.5", gateway, "lianban.department.signing-key", secret);

      byte[] sent = gateway.published("c5-stamp.answer").getFirst().getBody();
      JsonNode answer = CanonicalJson.read(sent).get(0);
      String signature = Objects.requireNonNull(SignedEvent.signature(answer), "signature");
      assertThat(DetachedJws.read(signature).isOf(key, SignedEvent.content(answer))).isTrue();
    }
    assertThat(output).isNotEmpty().doesNotContain(secret);
  }

  private void workUntil(String cursor, StandInGateway gateway, String... settings) {
    try (ConfigurableApplicationContext _ = department(gateway, settings)) {
      await().atMost(PATIENCE).until(() -> cursor.equals(place()));
    }
  }

  /**
   * @param settings a name and a value, or none
   */
  private ConfigurableApplicationContext department(StandInGateway gateway, String... settings) {
    return new SpringApplicationBuilder(SampleDepartment.class)
        .properties(settings.length == 0 ? Map.of() : Map.of(settings[0], settings[1]))
        .properties(
            Map.of(
                "LIANBAN_PORT", "0",
                "LIANBAN_MONGODB", store.connectionString(),
                "LIANBAN_CLIENT_SECRET", "s".repeat(32),
                "lianban.department.gateway", gateway.url(),
                "spring.config.name", "sample-department",
                "eureka.client.enabled", "false",
                "spring.cloud.discovery.enabled", "false"))
        .run();
  }

  private String place() {
    Document place =
        database.getCollection("kit_places").find(new Document("_id", "sample.steps")).first();
    return place == null ? "" : String.valueOf(place.getString("cursor"));
  }
}
