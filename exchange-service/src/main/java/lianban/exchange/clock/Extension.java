package lianban.exchange.clock;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * More time for the decision (行政许可法 article 42): in force once somebody else than who asked has
 * approved it.
 *
 * @param days working days
 * @param reason as the applicant is told
 * @param askedBy subject of the token
 */
public record Extension(
    String id,
    String step,
    String department,
    int days,
    String reason,
    Instant askedAt,
    String askedBy,
    @Nullable Instant approvedAt,
    @Nullable String approvedBy) {

  Extension approved(Instant at, String by) {
    return new Extension(id, step, department, days, reason, askedAt, askedBy, at, by);
  }
}
