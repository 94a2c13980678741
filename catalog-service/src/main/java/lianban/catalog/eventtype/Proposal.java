package lianban.catalog.eventtype;

import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A version that somebody means to publish, kept so that those it would break can look at it.
 *
 * @param digest names it within its type
 * @param proposedBy client that proposed it first
 * @param consents client → version of the type that it read by when it consented
 */
public record Proposal(
    String type,
    String digest,
    JsonNode content,
    String proposedBy,
    Instant proposedAt,
    Map<String, Integer> consents) {
  public Proposal {
    consents = Map.copyOf(consents);
  }
}
