package lianban.kernel.problem;

import java.util.Locale;

/**
 * Every kind of problem that a Lianban process answers with (RFC 9457). The wire name is {@code
 * urn:lianban:problem:} and the constant in lower case with hyphens; it never changes once
 * published. {@link #mender} says who can mend it.
 */
public enum ProblemType {
  MALFORMED_REQUEST(400, Mender.CALLER),
  IDEMPOTENCY_KEY_MISSING(400, Mender.CALLER),
  SUSPICIOUS_PATH(400, Mender.CALLER),
  UNAUTHENTICATED(401, Mender.CALLER),
  ACCESS_DENIED(403, Mender.CALLER),
  NOT_YOUR_STEP(403, Mender.CALLER),
  NOT_FOUND(404, Mender.CALLER),
  METHOD_NOT_ALLOWED(405, Mender.CALLER),
  CASE_CLOSED(409, Mender.CALLER),
  STEP_ALREADY_ANSWERED(409, Mender.CALLER),
  STEP_NOT_OPEN(409, Mender.CALLER),
  NOTHING_TO_SUPPLEMENT(409, Mender.CALLER),
  NO_BILL_DUE(409, Mender.CALLER),
  BILL_MISMATCH(409, Mender.CALLER),
  ALREADY_RATED(409, Mender.CALLER),
  CONFLICT(409, Mender.CALLER),
  /** The same is being done by another instance: what comes of it is not known yet. */
  ALREADY_UNDER_WAY(409, Mender.PLATFORM),
  INCOMPATIBLE_VERSION(409, Mender.CALLER),
  UPLOAD_OFFSET_MISMATCH(409, Mender.CALLER),
  UPLOAD_GONE(410, Mender.CALLER),
  UNSUPPORTED_PROTOCOL(412, Mender.CALLER),
  IDEMPOTENCY_KEY_REUSED(422, Mender.CALLER),
  BODY_TOO_LARGE(413, Mender.CALLER),
  UNSUPPORTED_MEDIA_TYPE(415, Mender.CALLER),
  INVALID_REQUEST(422, Mender.CALLER),
  INVALID_DEFINITION(422, Mender.CALLER),
  UNKNOWN_MATTER(422, Mender.CALLER),
  INVALID_ANSWER(422, Mender.CALLER),
  INVALID_EVENT(422, Mender.CALLER),
  INVALID_SIGNATURE(422, Mender.CALLER),
  UNKNOWN_EVENT_TYPE(422, Mender.CALLER),
  UNKNOWN_DATA_SET(422, Mender.CALLER),
  UNKNOWN_MATERIAL(422, Mender.CALLER),
  INFECTED_CONTENT(422, Mender.CALLER),
  QUOTA_EXCEEDED(429, Mender.CALLER),
  TOO_BUSY(429, Mender.PLATFORM),
  /** The status is that of tus 1.0, extension Checksum. */
  CHECKSUM_MISMATCH(460, Mender.CALLER),
  INTERNAL_ERROR(500, Mender.PLATFORM),
  HOP_UNAVAILABLE(503, Mender.PLATFORM),
  HOP_TIMEOUT(504, Mender.PLATFORM);

  /** Media type of a problem. */
  public static final String MEDIA_TYPE = "application/problem+json";

  /** Who can mend a problem. */
  public enum Mender {
    CALLER,
    PLATFORM
  }

  private final int status;
  private final Mender mender;

  ProblemType(int status, Mender mender) {
    this.status = status;
    this.mender = mender;
  }

  /** HTTP status code. */
  public int status() {
    return status;
  }

  /** Who can mend it. */
  public Mender mender() {
    return mender;
  }

  /** Last part of the URN, also the key of the localised title. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The stable {@code type} of RFC 9457. */
  public String urn() {
    return "urn:lianban:problem:" + slug();
  }

  /** Whether the same request may succeed later, unchanged. */
  public boolean isRetriable() {
    return this == ALREADY_UNDER_WAY || status == 429 || status >= 500;
  }
}
