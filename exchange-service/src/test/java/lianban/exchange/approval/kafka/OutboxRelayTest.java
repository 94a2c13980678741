package lianban.exchange.approval.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import lianban.exchange.approval.ApprovalCase;
import lianban.exchange.approval.Cases;
import lianban.service.kafka.EventPublisher;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;

class OutboxRelayTest {

  private final ApprovalCase state = Cases.filed();
  private final RelayMarkers markers = new InMemoryRelayMarkers();
  private Instant now = Cases.T0;
  private final OutboxRelay relay =
      new OutboxRelay(
          new EventPublisher(new KafkaTemplate<>(new DefaultKafkaProducerFactory<>(Map.of()))),
          markers,
          "exchange#1",
          () -> now);

  @Test
  void announcedCaseThatNobodyRelaysIsBrokenOffAfterAWhile() {
    relay.announce(state.caseId());
    assertThat(relay.brokenOff()).isEmpty();

    later(Duration.ofSeconds(31));

    assertThat(relay.brokenOff()).containsExactly(state.caseId());
    relay.settleIdle();
    assertThat(markers.all()).hasSize(1);
  }

  @Test
  void relayedCaseIsNotBrokenOffAndSettles() {
    relay.announce(state.caseId());
    relay.relay(state);

    later(Duration.ofSeconds(31));

    assertThat(relay.brokenOff()).isEmpty();
    relay.settleIdle();
    assertThat(markers.all()).isEmpty();
  }

  @Test
  void releasedCaseSettles() {
    relay.announce(state.caseId());
    later(Duration.ofSeconds(31));

    relay.release(state.caseId());

    assertThat(relay.brokenOff()).isEmpty();
    relay.settleIdle();
    assertThat(markers.all()).isEmpty();
  }

  private void later(Duration time) {
    now = now.plus(time);
  }
}
