package lianban.tax.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import lianban.service.test.AtOnce;
import org.junit.jupiter.api.Test;

/** What every record of assessments does. */
public abstract class AssessmentsContract {

  /** An empty one. */
  protected abstract Assessments assessments();

  @Test
  void findsNothingThatWasNotEntered() {
    assessments().enter(assessment("c1", "2670.00"));

    assertThat(assessments().of("c2")).isEmpty();
    assertThat(assessments().of("")).isEmpty();
  }

  @Test
  void givesBackEveryDigitAndTheMillisecond() {
    var large = assessment("c1", "99999999999999999999999999.90");
    var none = assessment("c2", "0.00");

    assessments().enter(large);
    assessments().enter(none);

    assertThat(assessments().of("c1")).contains(large);
    assertThat(assessments().of("c2")).contains(none);
  }

  @Test
  void replacesTheAssessmentThatACaseHas() {
    assessments().enter(assessment("c1", "1.00"));
    assessments().enter(assessment("c2", "1.00"));

    assessments().enter(assessment("c1", "2.00"));
    assessments().enter(assessment("c1", "2.00"));

    assertThat(assessments().of("c1")).contains(assessment("c1", "2.00"));
    assertThat(assessments().of("c2")).contains(assessment("c2", "1.00"));
  }

  @Test
  void oneOfManyAtOnceIsKeptWhole() throws Exception {
    var entered =
        AtOnce.all(
            8,
            i -> {
              var assessment = assessment("c1", i + ".00");
              assessments().enter(assessment);
              return assessment;
            });

    assertThat(assessments().of("c1")).get().isIn(entered);
  }

  private static Assessment assessment(String caseId, String amount) {
    return new Assessment(
        caseId,
        new BigDecimal("267000.00"),
        new BigDecimal("44.0"),
        new BigDecimal("1"),
        new BigDecimal(amount),
        Instant.parse("2026-11-23T01:00:00.123Z"));
  }
}
