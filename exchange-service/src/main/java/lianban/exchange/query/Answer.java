package lianban.exchange.query;

import java.time.Instant;
import java.util.List;
import lianban.exchange.certificate.Certificate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a department is answered about a holder.
 *
 * @param id of the event that tells of the read
 * @param more whether the holder has more than is answered
 */
public record Answer(
    String id, Instant at, List<Found> certificates, List<FoundFact> facts, boolean more) {

  public Answer {
    certificates = List.copyOf(certificates);
    facts = List.copyOf(facts);
  }

  /**
   * A certificate.
   *
   * @param dataSet whose items the fields are
   * @param fields of the certificate, those that are granted
   */
  public record Found(
      String dataSet, Certificate.Status status, @Nullable String supersededBy, JsonNode fields) {}

  /**
   * A fact.
   *
   * @param at when the exchange was told of it
   * @param fields of the event's data, those that are granted
   */
  public record FoundFact(String dataSet, Instant at, JsonNode fields) {}
}
