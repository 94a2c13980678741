package lianban.benchmarks.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FindingsTest {

  private static final Sent A0 = new Sent("a0", "A", 0);
  private static final Sent A1 = new Sent("a1", "A", 1);
  private static final Sent A2 = new Sent("a2", "A", 2);
  private static final Sent B0 = new Sent("b0", "B", 0);

  @Test
  void whatCameOnceAndInOrderIsClean() {
    assertThat(Findings.of(List.of(A0, A1, B0), List.of(A0, B0, A1)))
        .isEqualTo(new Findings(0, 0, 0, 0));
  }

  @Test
  void whatWasAcknowledgedAndNeverCameIsMissing() {
    assertThat(Findings.of(List.of(A0, A1, B0), List.of(A0)).missing()).isEqualTo(2);
  }

  @Test
  void whatCameWithoutBeingAcknowledgedIsNoFault() {
    assertThat(Findings.of(List.of(A0), List.of(A0, A1))).isEqualTo(new Findings(0, 0, 0, 0));
  }

  @Test
  void aSecondDeliveryUnderTheSameIdIsARepetition() {
    assertThat(Findings.of(List.of(A0, A1), List.of(A0, A1, A0, A1)))
        .isEqualTo(new Findings(0, 0, 0, 2));
  }

  @Test
  void oneContentUnderTwoIdsIsADuplicate() {
    assertThat(Findings.of(List.of(A0), List.of(A0, new Sent("other", "A", 0))))
        .isEqualTo(new Findings(0, 1, 0, 0));
  }

  @Test
  void whatComesAfterALaterOneOfItsSubjectIsReordered() {
    assertThat(Findings.of(List.of(A0, A1, A2), List.of(A0, A2, A1)))
        .isEqualTo(new Findings(0, 0, 1, 0));
  }

  @Test
  void receiversAreAddedUp() {
    assertThat(Findings.all(List.of(new Findings(1, 2, 3, 4), new Findings(10, 20, 30, 40))))
        .isEqualTo(new Findings(11, 22, 33, 44));
  }
}
