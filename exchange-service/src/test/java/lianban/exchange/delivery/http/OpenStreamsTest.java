package lianban.exchange.delivery.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import lianban.kernel.problem.ProblemType;
import lianban.service.problem.ProblemException;
import org.junit.jupiter.api.Test;

class OpenStreamsTest {

  private final OpenStreams streams = new OpenStreams(3, 2);

  @Test
  void oneClientHasOnlySoMany() {
    streams.enter("tax");
    streams.enter("tax");

    assertRefused("tax");
    streams.enter("housing");
    assertThat(streams.open()).isEqualTo(3);
  }

  @Test
  void allTogetherHaveOnlySoMany() {
    streams.enter("tax");
    streams.enter("tax");
    streams.enter("housing");

    assertRefused("registration");
    streams.leave("tax");
    streams.enter("registration");
    assertThat(streams.open()).isEqualTo(3);
  }

  @Test
  void whoeverIsRefusedTakesNoPlace() {
    streams.enter("tax");
    streams.enter("tax");
    assertRefused("tax");
    streams.leave("tax");

    streams.enter("tax");

    assertThat(streams.open()).isEqualTo(2);
  }

  @Test
  void closesWhenItIsStopped() {
    streams.start();
    assertThat(streams.isClosing()).isFalse();

    streams.stop();

    assertThat(streams.isClosing()).isTrue();
  }

  private void assertRefused(String client) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> streams.enter(client))
        .satisfies(problem -> assertThat(problem.type()).isEqualTo(ProblemType.TOO_BUSY));
  }
}
