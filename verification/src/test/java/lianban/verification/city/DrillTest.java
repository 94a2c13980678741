package lianban.verification.city;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The kill drill in the small: the exchange and the broker are killed once each under load. */
@ExtendWith(CityExtension.class)
@Order(10)
class DrillTest {

  private static final int KILLS = 2;

  private final RunningCity city;

  DrillTest(RunningCity city) {
    this.city = city;
  }

  @Test
  void nothingAcknowledgedIsLostDoubledOrOutOfOrderAndEverySealVerifies() {
    Script.Outcome outcome =
        city.script().run("drill", "exchange", "--kills", String.valueOf(KILLS), "--json");

    assertThat(outcome.exit()).as("%s", outcome).isZero();
    JsonNode figures = JsonMapper.shared().readTree(outcome.out());
    assertThat(figures.path("kills").asInt()).isEqualTo(KILLS);
    assertThat(figures.path("acknowledged").asInt()).isGreaterThan(1_000);
    assertThat(figures.path("offeredPerSecond").asInt()).isEqualTo(1_000);
    assertThat(figures.path("acknowledgedPerSecond").asInt()).isPositive();
    assertThat(figures.path("missing").asInt(-1)).isZero();
    assertThat(figures.path("duplicated").asInt(-1)).isZero();
    assertThat(figures.path("reordered").asInt(-1)).isZero();
    assertThat(figures.path("receivers").propertyNames()).contains("pull", "sse", "webhook");
    assertThat(figures.path("sealsVerified").asInt())
        .isPositive()
        .isEqualTo(figures.path("seals").asInt());
  }
}
