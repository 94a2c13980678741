package lianban.registration.title;

import java.util.Optional;

/** Transfers by case, agreed to and entered alike. */
public interface Transfers {

  /**
   * Keeps a transfer, unless its case has one already.
   *
   * @return the case's transfer: the first that was kept
   */
  Transfer keepFirst(Transfer transfer);

  /** The transfer of a case. */
  Optional<Transfer> of(String caseId);
}
