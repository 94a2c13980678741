package lianban.tax.assessment;

import java.util.Optional;

/** The department's own record of its assessments, one for each case. */
public interface Assessments {

  /** Enters an assessment; one that the case already has is replaced. */
  void enter(Assessment assessment);

  /** What was assessed for a case. */
  Optional<Assessment> of(String caseId);
}
