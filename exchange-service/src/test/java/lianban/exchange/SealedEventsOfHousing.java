package lianban.exchange;

import static lianban.exchange.RunningExchange.contractFiled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import lianban.exchange.RunningExchange.Answer;
import lianban.proof.Place;
import lianban.service.test.TestTokens;

/** Publishes events of the housing department and waits until they are sealed. */
final class SealedEventsOfHousing {

  static final String TYPE = "housing.contract.filed";
  static final String HOUSING =
      TestTokens.department("housing", "event.publish event.read key.register");

  private final RunningExchange exchange;

  SealedEventsOfHousing(RunningExchange exchange) {
    this.exchange = exchange;
  }

  /** Where an event stands that is published now. */
  Place publish(String id) {
    assertThat(exchange.publish(HOUSING, contractFiled("/housing", id, "1.00")).status())
        .isEqualTo(201);
    return place(id);
  }

  Place place(String id) {
    return exchange.records(TYPE, "C-1").stream()
        .filter(letter -> letter.value().getId().equals(id))
        .map(letter -> new Place(TYPE, letter.partition(), letter.offset()))
        .findFirst()
        .orElseThrow();
  }

  static String path(Place place) {
    return "/api/v1/proof/events?type=%s&partition=%d&offset=%d"
        .formatted(place.type(), place.partition(), place.offset());
  }

  /** The proof, once there is one. */
  Answer proof(Place place) {
    return await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> exchange.get(HOUSING, path(place)), answer -> answer.status() == 200);
  }
}
