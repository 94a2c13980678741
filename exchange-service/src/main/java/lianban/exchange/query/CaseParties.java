package lianban.exchange.query;

import java.util.Map;
import java.util.stream.Stream;
import lianban.exchange.approval.ApprovalCase;
import lianban.kernel.code.HolderRef;

/** Whom a case is about: its applicant, and the parties that its form names by their number. */
final class CaseParties {

  private final byte[] holderKey;

  /**
   * @param holderKey key of holder pseudonyms
   */
  CaseParties(byte[] holderKey) {
    this.holderKey = holderKey.clone();
  }

  /** The pseudonym of a person or firm. */
  String holder(String idType, String idNumber) {
    return HolderRef.of(holderKey, idType, idNumber);
  }

  boolean has(ApprovalCase state, String holder) {
    return Stream.concat(
            Stream.of(state.holder()), state.form().values().stream().flatMap(this::named))
        .anyMatch(holder::equals);
  }

  private Stream<String> named(Object field) {
    return field instanceof Map<?, ?> party
            && party.get("idType") instanceof String idType
            && party.get("idNumber") instanceof String idNumber
        ? Stream.of(holder(idType, idNumber))
        : Stream.empty();
  }
}
