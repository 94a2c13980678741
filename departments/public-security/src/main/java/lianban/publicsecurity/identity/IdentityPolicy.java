package lianban.publicsecurity.identity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lianban.department.StepDecision;
import lianban.kernel.event.Party;
import lianban.kernel.event.Reason;
import org.jspecify.annotations.Nullable;

/** Whether the parties of an application are who they say, and can show it. */
final class IdentityPolicy {

  private IdentityPolicy() {}

  /**
   * @param parties by the role that the applicant knows them under
   * @param register the register's entries by citizen id
   * @param today the day in the city
   */
  static StepDecision decide(
      Map<String, Party> parties, Map<String, Person> register, LocalDate today) {
    List<Reason> reasons = new ArrayList<>();
    List<Reason> missing = new ArrayList<>();
    parties.forEach(
        (role, party) -> {
          Person person = register.get(party.idNumber());
          Reason reason = whyNot(role, party, person);
          if (reason != null) {
            reasons.add(reason);
          } else if (person != null && person.cardValidUntil().isBefore(today)) {
            missing.add(
                new Reason("ID_CARD_EXPIRED", "The " + role + "'s identity card has expired."));
          }
        });
    if (!reasons.isEmpty()) {
      return StepDecision.refused(reasons);
    }
    return missing.isEmpty() ? StepDecision.approved() : StepDecision.supplementNeeded(missing);
  }

  private static @Nullable Reason whyNot(String role, Party party, @Nullable Person person) {
    if (person == null) {
      return new Reason(
          "PERSON_UNKNOWN", "The register of persons does not know the " + role + "'s number.");
    }
    return person.name().equals(party.name())
        ? null
        : new Reason(
            "NAME_DIFFERS", "The " + role + "'s name is not the one in the register of persons.");
  }
}
