package lianban.exchange;

import static lianban.exchange.RunningExchange.contractFiled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import lianban.exchange.RunningExchange.Answer;
import lianban.exchange.proof.Partition;
import lianban.exchange.proof.kafka.KafkaEventLog;
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
    return Objects.requireNonNull(places().get(id), "the event is not on its topic");
  }

  /** Where all of them stand, by id. */
  Map<String, Place> places() {
    Map<String, Place> places = new HashMap<>();
    var log = new KafkaEventLog(exchange.consumers());
    Map<Partition, Long> ends = log.ends(List.of(TYPE));
    log.read(
        log.beginnings(ends.keySet()),
        ends,
        Integer.MAX_VALUE,
        logged -> {
          if (logged.event() != null) {
            places.put(logged.event().getId(), logged.place());
          }
        });
    log.destroy();
    return places;
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
