package lianban.exchange.clock;

import java.time.Instant;

/** When a case is to be looked at. A look too early or too many does no harm. */
public record Wake(Instant at, String caseId) {}
