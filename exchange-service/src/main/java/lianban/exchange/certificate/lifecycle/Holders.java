package lianban.exchange.certificate.lifecycle;

import lianban.kernel.event.Party;
import org.jspecify.annotations.Nullable;

/** Who the holders are whose certificates cases issued. */
public interface Holders {

  /** The pseudonym of a person or firm. */
  String pseudonym(Party party);

  /** The party of a case with that pseudonym, null if the case names nobody of it. */
  @Nullable Party party(String caseId, String holder);

  /** Whether a client filed that case. */
  boolean isFiledBy(String caseId, String client);
}
