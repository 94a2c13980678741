package lianban.exchange;

import static lianban.exchange.RunningExchange.assertProblem;
import static lianban.exchange.RunningExchange.contractFiled;
import static lianban.exchange.SealedEventsOfHousing.HOUSING;
import static lianban.exchange.SealedEventsOfHousing.TYPE;
import static lianban.exchange.SealedEventsOfHousing.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lianban.exchange.RunningExchange.Answer;
import lianban.proof.Bundle;
import lianban.proof.Check;
import lianban.proof.Place;
import lianban.proof.Seal;
import lianban.proof.Verification;
import lianban.proof.Verifier;
import lianban.service.test.TestTokens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Events are sealed, and who may see one gets a proof that holds without the exchange. */
class ProofTest {

  /** Thumbprint of the key that the exchange signs with here (RFC 8037, A.3). */
  private static final String KEY = "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k";

  private static final String TAX = TestTokens.department("tax", "event.read");
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

  @Test
  void publishedEventGetsAProofThatHoldsOffline() {
    Place place = housing.publish("p-1");
    Bundle bundle = Bundle.read(housing.proof(place).body());

    Verification verification = Verifier.verify(bundle, Set.of(KEY));

    assertThat(verification.holds()).as(verification.json().toString()).isTrue();
    assertThat(outcomes(verification, Check.Outcome.OK))
        .containsExactly("leaf", "place", "path", "seal-signature", "trust");
    assertThat(bundle.event()).isNotNull();
    assertThat(bundle.json().at("/event/id").asString()).isEqualTo("p-1");
    assertThat(bundle.json().at("/event/department").asString()).isEqualTo("housing");
    assertThat(bundle.place()).isEqualTo(place);
    assertThat(housing.proof(place).body().at("/statement/en").asString()).contains("p-1");
  }

  private static List<String> outcomes(Verification verification, Check.Outcome outcome) {
    return verification.checks().stream()
        .filter(check -> check.outcome() == outcome)
        .map(check -> check.subject().slug())
        .toList();
  }

  @Test
  void everyEventOfABatchHasAProof() {
    String batch =
        IntStream.range(0, 50)
            .mapToObj(i -> contractFiled("/housing", "b-" + i, "1.00"))
            .collect(Collectors.joining(",", "[", "]"));
    exchange.publish(HOUSING, "application/cloudevents-batch+json", batch);
    Map<String, Place> stand = housing.places();
    Set<Place> places = new HashSet<>();
    for (int i = 0; i < 50; i++) {
      Place place = Objects.requireNonNull(stand.get("b-" + i));
      assertThat(places.add(place)).isTrue();
      Bundle bundle = Bundle.read(housing.proof(place).body());
      assertThat(Verifier.verify(bundle, Set.of(KEY)).holds()).isTrue();
    }
  }

  @Test
  void proofReachesToALaterSealOnRequest() {
    Place first = housing.publish("c-1");
    long number = Bundle.read(housing.proof(first).body()).seal().number();
    Place second = housing.publish("c-2");
    long later = Bundle.read(housing.proof(second).body()).seal().number();

    Bundle bundle = Bundle.read(exchange.get(HOUSING, path(first) + "&until=" + later).body());

    assertThat(later).isGreaterThan(number);
    assertThat(bundle.chain()).extracting(Seal::number).last().isEqualTo(later);
    Verification verification = Verifier.verify(bundle, Set.of(KEY));
    assertThat(verification.holds()).isTrue();
    assertThat(outcomes(verification, Check.Outcome.OK)).contains("chain");
  }

  @Test
  void whoMayReceiveTheEventGetsItsProofAndNobodyElse() {
    Place place = housing.publish("g-1");
    housing.proof(place);

    assertThat(exchange.get(TAX, path(place)).body().at("/event/id").asString()).isEqualTo("g-1");
    String registration = TestTokens.department("registration", "event.read");
    assertProblem(exchange.get(registration, path(place)), 403, "access-denied");
    String bank = TestTokens.client("bank", "event.read");
    assertProblem(exchange.get(bank, path(place)), 403, "access-denied");
    assertProblem(exchange.get(bank, path(new Place(TYPE, 0, 999))), 403, "access-denied");
    assertProblem(exchange.get(bank, path(new Place("none", 0, 0))), 403, "access-denied");
    assertProblem(exchange.get("", path(place)), 401, "unauthenticated");
    String publisher = TestTokens.department("housing", "event.publish");
    assertProblem(exchange.get(publisher, path(place)), 403, "access-denied");
  }

  @Test
  void eventIsFoundByItsSourceAndIdAlone() {
    Place place = housing.publish("n-1");
    housing.proof(place);
    String path = "/api/v1/proof/events?source=/housing&id=";

    Bundle bundle = Bundle.read(exchange.get(HOUSING, path + "n-1").body());

    assertThat(bundle.place()).isEqualTo(place);
    assertThat(bundle.json().at("/event/id").asString()).isEqualTo("n-1");
    assertThat(Verifier.verify(bundle, Set.of(KEY)).holds()).isTrue();
    assertThat(exchange.get(TAX, path + "n-1").body().at("/event/id").asString()).isEqualTo("n-1");
    assertProblem(exchange.get(HOUSING, path + "n-2"), 404, "not-found");
    assertProblem(exchange.get(HOUSING, path(place) + "&source=/housing&id=n-2"), 404, "not-found");
  }

  @Test
  void nobodyElseLearnsBySourceAndIdWhetherThereIsAnEvent() {
    housing.proof(housing.publish("s-1"));
    String path = "/api/v1/proof/events?source=/housing&id=";
    String bank = TestTokens.client("bank", "event.read");

    Answer there = exchange.get(bank, path + "s-1");
    Answer missing = exchange.get(bank, path + "s-2");

    assertProblem(there, 404, "not-found");
    assertProblem(missing, 404, "not-found");
    assertThat(there.text("detail")).isEqualTo(missing.text("detail"));
  }

  @Test
  void whatCannotBeAskedIsAProblem() {
    String events = "/api/v1/proof/events?type=" + TYPE;
    assertProblem(exchange.get(HOUSING, events), 422, "invalid-request");
    assertProblem(exchange.get(HOUSING, events + "&partition=0"), 422, "invalid-request");
    assertProblem(exchange.get(HOUSING, events + "&partition=-1&offset=0"), 422, "invalid-request");
    assertProblem(exchange.get(HOUSING, events + "&partition=0&offset=99999"), 404, "not-found");
    assertProblem(
        exchange.get(HOUSING, events + "&partition=x&offset=0"), 400, "malformed-request");
    assertProblem(exchange.get(HOUSING, "/api/v1/proof/events"), 422, "invalid-request");
    assertProblem(
        exchange.get(HOUSING, "/api/v1/proof/events?partition=0&offset=0&source=/housing&id=x"),
        422,
        "invalid-request");
    assertProblem(
        exchange.get(HOUSING, "/api/v1/proof/events?source=/housing"), 422, "invalid-request");
    assertProblem(exchange.get(HOUSING, "/api/v1/proof/seals?limit=0"), 422, "invalid-request");
    assertProblem(exchange.get(HOUSING, "/api/v1/proof/seals/99999"), 404, "not-found");
    assertProblem(exchange.get("", "/api/v1/proof/seals"), 401, "unauthenticated");
  }

  @Test
  void keysAreOpenToEverybodyAndSealsAreAChain() {
    housing.proof(housing.publish("k-1"));

    JsonNode keys = exchange.get("", "/api/v1/proof/keys").body().path("keys");
    assertThat(keys.get(0).path("kid").asString()).isEqualTo(KEY);
    assertThat(keys.get(0).has("d")).isFalse();
    String previous = Seal.NO_PREVIOUS;
    for (JsonNode json : exchange.get(HOUSING, "/api/v1/proof/seals").body().path("seals")) {
      Seal seal = Seal.read(json);
      assertThat(seal.previous()).isEqualTo(previous);
      assertThat(exchange.get(HOUSING, "/api/v1/proof/seals/" + seal.number()).body())
          .isEqualTo(json);
      previous = seal.hash();
    }
    assertThat(previous).isNotEqualTo(Seal.NO_PREVIOUS);
  }

  @Test
  void pageSaysInOneSentenceWhatTheProofShows() {
    Place place = housing.publish("html-<b>");
    housing.proof(place);

    String page = exchange.page(HOUSING, path(place));

    assertThat(page)
        .startsWith("<!DOCTYPE html>")
        .contains("shows that", "封条表明", "html-&lt;b&gt;", "✓")
        .doesNotContain("<b>", "<script", "✗");
  }

  @Test
  void sealingGoesOnAfterARestart() {
    housing.proof(housing.publish("r-1"));
    exchange.restart();
    exchange.awaitReady();

    Answer proof = housing.proof(housing.publish("r-2"));

    assertThat(Verifier.verify(Bundle.read(proof.body()), Set.of(KEY)).holds()).isTrue();
  }

  @Test
  void healthAndMetricsSayHowSealingStands() {
    housing.proof(housing.publish("m-1"));

    JsonNode details =
        exchange.get("", "/actuator/health/readiness").body().at("/components/sealing/details");
    assertThat(details.path("backlogEvents").isNumber()).isTrue();
    assertThat(details.path("lastSealAgeSeconds").isNumber()).isTrue();
    var meters = exchange.bean(MeterRegistry.class);
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> meters.get("exchange.seal.backlog.events").gauge().value() == 0);
    assertThat(meters.get("exchange.seal.age.seconds").gauge().value()).isBetween(0.0, 60.0);
  }

  @Test
  void untouchedChainHasNoFindings() {
    housing.proof(housing.publish("u-1"));

    Answer checks =
        await()
            .atMost(Duration.ofSeconds(60))
            .until(
                () -> exchange.get(HOUSING, "/api/v1/proof/checks"),
                answer -> answer.body().path("rounds").asInt() > 0);

    assertThat(checks.body().path("findings")).isEmpty();
  }
}
