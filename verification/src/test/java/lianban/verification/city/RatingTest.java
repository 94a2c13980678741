package lianban.verification.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import lianban.kernel.event.Party;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(CityExtension.class)
@Order(4)
class RatingTest {

  private static final String RIGHTS = "/api/v1/ratings/rights";
  private static final String RATINGS = "/api/v1/ratings";

  @Test
  void applicantRatesClosedCaseOnceAndABadRatingHasADeadline(RunningCity city) {
    Gateway gateway = city.gateway();
    Home home = Home.known(city, "rating");
    String caseId = home.complete(city).path("caseId").asString();
    String admin = Browser.adminToken(city);
    String buyer = citizen(city, admin, "buyer-of-rating", home.buyer());
    String other = citizen(city, admin, "seller-of-rating", home.seller());

    JsonNode right = onlyRight(city, buyer);
    assertThat(right.path("caseId").asString()).isEqualTo(caseId);
    assertThat(gateway.get(RIGHTS, other).json(200)).isEmpty();

    var rating = rating(right, "");
    gateway.post(RATINGS, other, rating).problem(404, "not-found", "rating-service");
    JsonNode rated = gateway.post(RATINGS, buyer, rating).json(201);
    assertThat(rated.path("rectification").path("rectifyBy").asString()).isNotBlank();

    gateway
        .post(RATINGS, buyer, rating(right, "once more"))
        .problem(409, "already-rated", "rating-service");
    assertThat(gateway.get(RIGHTS, buyer).json(200)).isEmpty();
    assertThat(deadline(city, admin, caseId)).isAfter(LocalDate.now(ZoneOffset.UTC));
  }

  private static Map<String, Object> rating(JsonNode right, String comment) {
    return Map.of(
        "right",
        right.path("right").asString(),
        "level",
        1,
        "reasons",
        List.of(110),
        "comment",
        comment,
        "anonymous",
        false);
  }

  /** Registers a person and logs them in; answers with a token of theirs. */
  private static String citizen(RunningCity city, String admin, String loginName, Party party) {
    String password = "made up for " + loginName;
    Map<String, Object> person =
        Map.of(
            "loginName",
            loginName,
            "password",
            password,
            "role",
            "applicant",
            "name",
            party.name(),
            "idType",
            party.idType(),
            "idNumber",
            party.idNumber());
    city.gateway().post("/api/v1/people", admin, person).json(201);
    return new Browser(city.gateway())
        .token("citizen-web", "openid case.read rating.give", loginName, password);
  }

  private static JsonNode onlyRight(RunningCity city, String token) {
    AtomicReference<JsonNode> rights = new AtomicReference<>();
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              rights.set(city.gateway().get(RIGHTS, token).json(200));
              assertThat(rights.get()).hasSize(1);
            });
    return rights.get().path(0);
  }

  private static LocalDate deadline(RunningCity city, String admin, String caseId) {
    return city.gateway()
        .get("/api/v1/rectifications", admin)
        .json(200)
        .path("rectifications")
        .valueStream()
        .filter(open -> open.path("caseId").asString("").equals(caseId))
        .map(open -> LocalDate.parse(open.path("rectifyBy").asString()))
        .findFirst()
        .orElseThrow();
  }
}
