package lianban.publicsecurity.identity;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import lianban.department.Step;
import lianban.department.StepDecision;
import lianban.department.StepForm;
import lianban.department.StepHandler;
import lianban.kernel.event.Party;
import lianban.kernel.event.StepRequested;

/**
 * Looks buyer and seller up. Each attempt looks into the register again: a renewed card counts when
 * it is there, not because the applicant says so.
 */
@Step("identity")
public final class IdentityCheck implements StepHandler {

  private final Persons persons;
  private final ZoneId zone;
  private final InstantSource clock;

  public IdentityCheck(Persons persons, ZoneId zone, InstantSource clock) {
    this.persons = persons;
    this.zone = zone;
    this.clock = clock;
  }

  @Override
  public StepDecision decide(StepRequested request) {
    StepForm form = StepForm.of(request);
    Map<String, Party> parties = new LinkedHashMap<>();
    parties.put("buyer", form.party("buyer"));
    parties.put("seller", form.party("seller"));
    Set<String> numbers = Set.copyOf(parties.values().stream().map(Party::idNumber).toList());
    LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
    return IdentityPolicy.decide(parties, persons.find(numbers), today);
  }
}
