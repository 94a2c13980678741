package lianban.publicsecurity.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import lianban.department.StepDecision;
import lianban.kernel.event.Party;
import lianban.kernel.event.Reason;
import org.junit.jupiter.api.Test;

class IdentityPolicyTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  @Test
  void approvesKnownPersonsWithValidCards() {
    assertThat(decide(person("B", "Li Lei", TODAY), person("S", "Han Meimei", TODAY)))
        .isEqualTo(StepDecision.approved());
  }

  @Test
  void acceptsACardOnItsLastDayAndNotOnTheNext() {
    assertThat(decide(person("B", "Li Lei", TODAY.minusDays(1)), person("S", "Han Meimei", TODAY)))
        .isEqualTo(
            StepDecision.supplementNeeded(
                "ID_CARD_EXPIRED", "The buyer's identity card has expired."));
  }

  @Test
  void asksForBothCardsAtOnce() {
    LocalDate expired = TODAY.minusDays(1);

    assertThat(decide(person("B", "Li Lei", expired), person("S", "Han Meimei", expired)))
        .isInstanceOfSatisfying(
            StepDecision.SupplementNeeded.class,
            needed ->
                assertThat(needed.missing())
                    .extracting(Reason::message)
                    .containsExactly(
                        "The buyer's identity card has expired.",
                        "The seller's identity card has expired."));
  }

  @Test
  void refusesAnUnknownPersonAndAnotherNameAtOnce() {
    assertThat(decide(person("B", "Li Li", TODAY)))
        .isInstanceOfSatisfying(
            StepDecision.Refused.class,
            refused ->
                assertThat(refused.reasons())
                    .extracting(Reason::code)
                    .containsExactly("NAME_DIFFERS", "PERSON_UNKNOWN"));
  }

  @Test
  void doesNotAskForACardWhenItRefusesAnyway() {
    assertThat(decide(person("S", "Han Meimei", TODAY.minusDays(1))))
        .isInstanceOf(StepDecision.Refused.class);
  }

  @Test
  void tellsNoNumberAndNoName() {
    assertThat(decide(person("B", "Li Li", TODAY)).toString())
        .doesNotContain("Li Lei", "Li Li", "Han Meimei");
  }

  private static StepDecision decide(Person... register) {
    Map<String, Party> parties = new LinkedHashMap<>();
    parties.put("buyer", new Party("111", "B", "Li Lei"));
    parties.put("seller", new Party("111", "S", "Han Meimei"));
    Map<String, Person> known = new LinkedHashMap<>();
    for (Person person : register) {
      known.put(person.idNumber(), person);
    }
    return IdentityPolicy.decide(parties, known, TODAY);
  }

  private static Person person(String idNumber, String name, LocalDate cardValidUntil) {
    return new Person(idNumber, name, cardValidUntil);
  }
}
