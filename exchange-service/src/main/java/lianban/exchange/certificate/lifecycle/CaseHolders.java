package lianban.exchange.certificate.lifecycle;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import lianban.exchange.approval.ApprovalCase;
import lianban.exchange.approval.ApprovalCases;
import lianban.kernel.code.HolderRef;
import lianban.kernel.event.Party;
import org.jspecify.annotations.Nullable;

/** Holders as the cases name them: the applicant, or a party of the form. */
public final class CaseHolders implements Holders {

  private final ApprovalCases cases;
  private final byte[] holderKey;

  /**
   * @param holderKey key of holder pseudonyms
   */
  public CaseHolders(ApprovalCases cases, byte[] holderKey) {
    this.cases = cases;
    this.holderKey = holderKey.clone();
  }

  @Override
  public String pseudonym(Party party) {
    return HolderRef.of(holderKey, party.idType(), party.idNumber());
  }

  @Override
  public @Nullable Party party(String caseId, String holder) {
    ApprovalCase state = cases.find(caseId);
    if (state == null) {
      return null;
    }
    return Stream.concat(
            Stream.of(state.applicant()),
            state.form().values().stream().map(CaseHolders::named).filter(Objects::nonNull))
        .filter(party -> pseudonym(party).equals(holder))
        .findFirst()
        .orElse(null);
  }

  private static @Nullable Party named(Object field) {
    return field instanceof Map<?, ?> party
            && party.get("idType") instanceof String idType
            && party.get("idNumber") instanceof String idNumber
            && party.get("name") instanceof String name
        ? new Party(idType, idNumber, name)
        : null;
  }

  @Override
  public boolean isFiledBy(String caseId, String client) {
    ApprovalCase state = cases.find(caseId);
    return state != null && state.filedBy().equals(client);
  }
}
