package lianban.exchange.material;

import lianban.exchange.approval.ApprovalCase;
import lianban.exchange.approval.Matter;
import lianban.exchange.approval.StepState;
import org.jspecify.annotations.Nullable;

/**
 * Who sees which material of a case: a department those of its own steps that were asked for, and
 * nothing else (domain: one set of materials, each seen only as far as a step needs); who filed the
 * case and whom it is about, all of them.
 */
final class MaterialAccessPolicy {

  private MaterialAccessPolicy() {}

  /**
   * @param department of the caller, null for none
   * @param isParty whether the caller filed the case, serves it at a window, or is its applicant
   */
  static boolean maySee(
      @Nullable String department,
      boolean isParty,
      ApprovalCase state,
      Matter matter,
      CaseMaterial material) {
    return isParty || (department != null && stepOf(department, state, matter, material) != null);
  }

  /** The department's step that needs the material, null if none does or it was not asked yet. */
  static @Nullable String stepOf(
      String department, ApprovalCase state, Matter matter, CaseMaterial material) {
    return matter.steps().stream()
        .filter(step -> step.department().equals(department))
        .filter(step -> step.materials().contains(material.material()))
        .map(Matter.Step::id)
        .filter(step -> wasAsked(state.step(step)))
        .findFirst()
        .orElse(null);
  }

  private static boolean wasAsked(@Nullable StepState step) {
    return step != null && step.requestedAt() != null;
  }
}
