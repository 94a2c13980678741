package lianban.registration.title;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lianban.department.StepDecision;
import lianban.kernel.event.Party;
import lianban.kernel.event.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TitlePolicyTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "O, 600,  -",
        "O, 1200, -",
        "O, 599,  LEASE_TOO_SHORT",
        "O, 0,    LEASE_TOO_SHORT",
        "X, 600,  NOT_THE_OWNER",
        "X, 599,  NOT_THE_OWNER LEASE_TOO_SHORT",
      })
  void checksOwnerAndLeaseAtOnce(String seller, int lease, @Nullable String codes) {
    var title = new Title("p1", "O", "Owner", lease, "certificate");

    assertThat(codesOf(TitlePolicy.decide(title, party(seller), 600)))
        .isEqualTo(codes == null ? List.of() : List.of(codes.split(" ")));
  }

  @Test
  void refusesAPropertyThatTheBookDoesNotHave() {
    assertThat(codesOf(TitlePolicy.decide(null, party("O"), 600))).containsExactly("TITLE_UNKNOWN");
  }

  private static Party party(String idNumber) {
    return new Party("111", idNumber, "Owner");
  }

  private static List<String> codesOf(StepDecision decision) {
    return decision instanceof StepDecision.Refused(List<Reason> reasons)
        ? reasons.stream().map(Reason::code).toList()
        : List.of();
  }
}
