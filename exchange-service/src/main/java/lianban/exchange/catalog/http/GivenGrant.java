package lianban.exchange.catalog.http;

import java.time.Instant;
import lianban.exchange.catalog.Grant;
import org.jspecify.annotations.Nullable;

/**
 * A grant as the catalogue gives it.
 *
 * @param until when it ends; null for never
 */
record GivenGrant(Grant grant, Instant grantedAt, @Nullable Instant until) {

  boolean isInForce(Instant now) {
    return until == null || now.isBefore(until);
  }
}
