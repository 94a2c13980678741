package lianban.exchange.query;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A department read data about a holder; payload of {@link #TYPE}, keyed by the holder.
 *
 * @param holder pseudonym, the only datum here that is about a person
 * @param client whose token asked
 * @param certificates identifiers of those that were answered, none if there were none to answer
 * @param materials codes of the matter's materials that were read or stood for, none for a query
 * @param legalBasis the rule that allows it, as the department named it
 * @param caseId the case that it was needed for
 */
public record DataRead(
    String holder,
    String department,
    String client,
    List<String> certificates,
    List<String> materials,
    String purpose,
    String legalBasis,
    String caseId,
    Instant at) {

  /** Type and topic of the event. */
  public static final String TYPE = "lianban.data.read";

  public DataRead {
    certificates = List.copyOf(certificates);
    materials = known(materials);
  }

  /** A read of certificates alone. */
  public DataRead(
      String holder,
      String department,
      String client,
      List<String> certificates,
      String purpose,
      String legalBasis,
      String caseId,
      Instant at) {
    this(holder, department, client, certificates, List.of(), purpose, legalBasis, caseId, at);
  }

  /** An event from before there were materials has none. */
  private static List<String> known(@Nullable List<String> materials) {
    return materials == null ? List.of() : List.copyOf(materials);
  }
}
