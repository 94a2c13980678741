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
    String purpose,
    String legalBasis,
    String caseId,
    Instant at) {

  /** Type and topic of the event. */
  public static final String TYPE = "lianban.data.read";

  public DataRead {
    certificates = List.copyOf(certificates);
  }

  /** The names of everything that was answered. */
  List<String> what() {
    List<String> others = facts == null ? List.of() : facts;
    return Stream.concat(certificates.stream(), others.stream()).toList();
  }
}
