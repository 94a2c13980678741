package lianban.verification.city;

import static org.assertj.core.api.Assertions.assertThat;

import lianban.verification.project.Project;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(CityExtension.class)
@Order(2)
class TransfersTest {

  private static final String SAMPLE = "launcher/city/src/main/resources/demo/sample-transfers.csv";

  @Test
  void shippedSampleGivesItsFigures(RunningCity city) {
    var file = Project.path(SAMPLE);

    var outcome = city.script().run("demo", "transfers", file.toString(), "--json");

    assertThat(outcome.exit()).as("%s", outcome).isZero();
    assertThat(outcome.out().lines()).hasSize(1);
    assertThat(Figures.reported(outcome.out()))
        .isEqualTo(Figures.expected(file))
        .isEqualTo(new Figures(120, 111, 9, 3, 5, 1, 1, "670949.58", "638415.93"));
  }
}
