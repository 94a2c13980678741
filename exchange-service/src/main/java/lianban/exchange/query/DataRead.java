package lianban.exchange.query;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A department read data about a holder; payload of {@link #TYPE}, keyed by the holder.
 *
 * @param holder pseudonym, the only datum here that is about a person
 * @param client whose token asked
 * @param dataSets that were asked; null in events from before there were any
 * @param certificates identifiers of those that were answered, none if there were none to answer
 * @param facts that were answered: data set and, after a slash, id of the event; null likewise
 * @param materials codes of the matter's materials that were read or stood for, none for a query
 * @param legalBasis the rule that allows it, as the department named it
 * @param caseId the case that it was needed for
 */
public record DataRead(
    String holder,
    String department,
    String client,
    @Nullable List<String> dataSets,
    List<String> certificates,
    @Nullable List<String> facts,
    List<String> materials,
    String purpose,
    String legalBasis,
    String caseId,
    Instant at) {

  /** Type and topic of the event. */
  public static final String TYPE = "lianban.data.read";

  /** An event from before there were materials has none. */
  public DataRead {
    certificates = List.copyOf(certificates);
    materials = materials == null ? List.of() : List.copyOf(materials);
  }

  /** A read of materials, and of the certificates that stand for them. */
  public DataRead(
      String holder,
      String department,
      String client,
      List<String> certificates,
      List<String> materials,
      String purpose,
      String legalBasis,
      String caseId,
      Instant at) {
    this(
        holder,
        department,
        client,
        null,
        certificates,
        null,
        materials,
        purpose,
        legalBasis,
        caseId,
        at);
  }

  /** The names of everything that was answered. */
  List<String> what() {
    List<String> others = facts == null ? List.of() : facts;
    return Stream.of(certificates, others, materials).flatMap(List::stream).toList();
  }
}
