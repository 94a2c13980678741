package lianban.exchange.query;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody learned about a holder, or could learn.
 *
 * @param receiver department, or client where no department stands behind it
 * @param what certificates by identifier, facts by data set and event, materials by their code, or
 *     the step that a department was asked for
 * @param purpose as the reader named it; null where nobody was asked for one
 * @param grant that lets the receiver have it; null where a case does
 */
public record Usage(
    String id,
    Instant at,
    Kind kind,
    String receiver,
    List<String> what,
    String caseId,
    @Nullable String purpose,
    @Nullable String legalBasis,
    @Nullable String grant)
    implements HolderLog.Entry {

  public Usage {
    what = List.copyOf(what);
  }

  /** How the receiver came to it. */
  public enum Kind {
    /** It asked for data sets and was answered, or opened materials of a case. */
    READ,
    /** It was asked to handle a step, with the fields of the application that the step needs. */
    ASKED,
    /**
     * A certificate was made available to it by a grant; whether it fetched it is not known here.
     */
    CERTIFICATE_AVAILABLE,
    /** The status of a case is made available to it by a grant. */
    STATUS_AVAILABLE
  }
}
