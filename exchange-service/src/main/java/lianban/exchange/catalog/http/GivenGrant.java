package lianban.exchange.catalog.http;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A grant as the catalogue gives it.
 *
 * @param <G> a grant of an event type, or of a data set
 * @param until when it ends; null for never
 */
record GivenGrant<G>(
    G grant, String resource, String subscriber, Instant grantedAt, @Nullable Instant until) {

  boolean isInForce(Instant now) {
    return until == null || now.isBefore(until);
  }
}
