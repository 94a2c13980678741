package lianban.exchange.approval;

import org.jspecify.annotations.Nullable;

/** Where cases are kept: one document each, changed only by compare-and-set on the version. */
public interface ApprovalCases {

  /** The case, null if there is none. */
  @Nullable ApprovalCase find(String caseId);

  /**
   * Adds a case.
   *
   * @return false if there is one with that id; nothing is changed then
   */
  boolean insert(ApprovalCase state);

  /**
   * Replaces the version before this one.
   *
   * @return false if the stored version is not {@code state.version() - 1}; nothing is changed then
   */
  boolean replace(ApprovalCase state);
}
