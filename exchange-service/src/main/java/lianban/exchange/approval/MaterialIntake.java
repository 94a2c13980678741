package lianban.exchange.approval;

import java.util.List;
import lianban.exchange.material.CaseMaterial;
import lianban.service.problem.ProblemException;

/** Finds the materials that a case begins with. */
public interface MaterialIntake {

  /** For matters without materials. */
  MaterialIntake NONE = (_, _, _) -> List.of();

  /**
   * The materials of an application; those of the case, if the same filing opened it before.
   *
   * @throws ProblemException if something is wrong with them or one is missing
   */
  List<CaseMaterial> of(String caseId, Application application, Matter matter);
}
