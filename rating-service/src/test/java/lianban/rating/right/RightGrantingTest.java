package lianban.rating.right;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import lianban.kernel.event.CaseStatus.Phase;
import lianban.rating.Cases;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RightGrantingTest {

  private final List<Right> granted = new ArrayList<>();
  private final RightGranting granting =
      new RightGranting(granted::add, UUID::randomUUID, Cases.LASTS);

  @Test
  void aClosedCaseGivesItsApplicantARight() {
    granting.on(Cases.status("c1", "holder", Phase.CLOSED));

    Right right = granted.getFirst();
    assertThat(right.caseId()).isEqualTo("c1");
    assertThat(right.holder()).isEqualTo("holder");
    assertThat(right.filedAt()).isEqualTo(Cases.CLOSED.minus(Duration.ofDays(3)));
    assertThat(right.until()).isEqualTo(Cases.CLOSED.plus(Duration.ofDays(30)));
    assertThat(right.steps()).hasSize(4);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CLOSED")
  void aCaseThatGoesOnGivesNone(Phase phase) {
    granting.on(Cases.status("c1", "holder", phase));

    assertThat(granted).isEmpty();
  }

  @Test
  void whoFinishedLastAnswersForTheCaseButNotThePlatform() {
    assertThat(Cases.right("c1", "holder").handlingDepartment()).isEqualTo("registration");
    assertThat(handling(step("payment", "platform", Cases.CLOSED))).isNull();
    assertThat(handling(step("identity", "public-security", null))).isNull();
    assertThat(handling()).isNull();
  }

  private static @Nullable String handling(Right.Step... steps) {
    Right right = Cases.right("c1", "holder");
    return new Right(
            right.caseId(),
            right.ratingId(),
            right.holder(),
            right.receipt(),
            right.matter(),
            right.matterVersion(),
            right.result(),
            right.filedAt(),
            right.closedAt(),
            right.until(),
            List.of(steps))
        .handlingDepartment();
  }

  private static Right.Step step(String step, String department, @Nullable Instant finished) {
    return new Right.Step(step, department, Cases.CLOSED, finished, false);
  }
}
