package lianban.tax.assessment;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Assessments in a map. */
final class InMemoryAssessments implements Assessments {

  private final Map<String, Assessment> byCase = new ConcurrentHashMap<>();

  @Override
  public void enter(Assessment assessment) {
    byCase.put(assessment.caseId(), assessment);
  }

  @Override
  public Optional<Assessment> of(String caseId) {
    return Optional.ofNullable(byCase.get(caseId));
  }
}
