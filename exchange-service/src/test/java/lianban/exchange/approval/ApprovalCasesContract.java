package lianban.exchange.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import lianban.service.test.AtOnce;
import org.junit.jupiter.api.Test;

/** What every store of cases does. */
public abstract class ApprovalCasesContract {

  private static final int RIVALS = 8;

  private final String caseId = UUID.randomUUID().toString();

  protected abstract ApprovalCases cases();

  @Test
  void findsNothingThatWasNotInserted() {
    cases().insert(StoredCases.bare(caseId));

    assertThat(cases().find("other")).isNull();
    assertThat(cases().find("")).isNull();
  }

  @Test
  void givesBackACaseWithEveryField() {
    ApprovalCase full = StoredCases.full(caseId);

    assertThat(cases().insert(full)).isTrue();

    assertThat(cases().find(caseId)).isEqualTo(full);
  }

  @Test
  void givesBackACaseWithoutOptionalFields() {
    ApprovalCase bare = StoredCases.bare(caseId);

    assertThat(cases().insert(bare)).isTrue();

    assertThat(cases().find(caseId)).isEqualTo(bare);
  }

  @Test
  void keepsAmountsToTheLastDigitAndTimesToTheMillisecond() {
    cases().insert(StoredCases.full(caseId));

    ApprovalCase found = find();

    assertThat(Objects.requireNonNull(found.bill()).total())
        .hasToString("12345678901234567890123456789.00");
    assertThat(found.filedAt()).hasToString("2026-11-23T01:00:00.001Z");
    assertThat(found.closedAt()).hasToString("2026-12-31T15:59:59.999Z");
  }

  @Test
  void keepsTheFirstOfTwoThatAreInserted() {
    ApprovalCase first = StoredCases.bare(caseId);
    assertThat(cases().insert(first)).isTrue();

    assertThat(cases().insert(StoredCases.full(caseId))).isFalse();
    assertThat(cases().insert(first)).isFalse();

    assertThat(cases().find(caseId)).isEqualTo(first);
  }

  @Test
  void replacesTheVersionBefore() {
    ApprovalCase first = StoredCases.full(caseId);
    cases().insert(first);
    ApprovalCase second = StoredCases.next(first, "p2");
    ApprovalCase third = StoredCases.next(second, "p3");

    assertThat(cases().replace(second)).isTrue();
    assertThat(cases().replace(third)).isTrue();

    assertThat(cases().find(caseId)).isEqualTo(third);
  }

  @Test
  void leavesNothingOfTheVersionThatItReplaces() {
    cases().insert(StoredCases.full(caseId));
    ApprovalCase emptied = Evolution.record(bare(7), 8, null, List.of(), List.of(), 0);

    assertThat(cases().replace(emptied)).isTrue();

    assertThat(cases().find(caseId)).isEqualTo(emptied);
  }

  @Test
  void replacesNoOtherVersion() {
    ApprovalCase first = StoredCases.full(caseId);
    cases().insert(first);
    ApprovalCase second = StoredCases.next(first, "p2");
    ApprovalCase third = StoredCases.next(second, "p3");

    assertThat(cases().replace(first)).isFalse();
    assertThat(cases().replace(third)).isFalse();
    assertThat(cases().find(caseId)).isEqualTo(first);

    assertThat(cases().replace(second)).isTrue();
    assertThat(cases().replace(StoredCases.next(first, "late"))).isFalse();
    assertThat(cases().find(caseId)).isEqualTo(second);
  }

  @Test
  void replacesNothingThatIsNotThere() {
    assertThat(cases().replace(StoredCases.next(StoredCases.bare(caseId), "p"))).isFalse();
    assertThat(cases().find(caseId)).isNull();
  }

  @Test
  void oneOfManyInsertsWins() throws Exception {
    var won = AtOnce.all(RIVALS, i -> cases().insert(bare(i)));

    assertThat(won).containsOnlyOnce(true);
    assertThat(find().version()).isEqualTo(won.indexOf(true));
  }

  @Test
  void oneOfManyReplacementsWinsInEveryRound() throws Exception {
    cases().insert(StoredCases.bare(caseId));
    for (int round = 1; round <= 5; round++) {
      ApprovalCase before = find();

      var won = AtOnce.all(RIVALS, i -> cases().replace(StoredCases.next(before, "rival-" + i)));

      assertThat(won).containsOnlyOnce(true);
      assertThat(find().version()).isEqualTo(round);
      assertThat(find().payment()).isEqualTo("rival-" + won.indexOf(true));
    }
  }

  @Test
  void doesNotMixUpCases() {
    ApprovalCase one = StoredCases.full(caseId);
    ApprovalCase other = StoredCases.full(caseId + "2");
    cases().insert(one);
    cases().insert(other);

    cases().replace(StoredCases.next(one, "p"));

    assertThat(cases().find(caseId + "2")).isEqualTo(other);
  }

  private ApprovalCase find() {
    return Objects.requireNonNull(cases().find(caseId));
  }

  /** A bare case in that version. */
  private ApprovalCase bare(int version) {
    ApprovalCase state = StoredCases.bare(caseId);
    for (int i = 0; i < version; i++) {
      state = Evolution.record(state, i + 1, null, List.of(), List.of(), 0);
    }
    return state;
  }
}
