package lianban.exchange.clock;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is to happen at a moment unless the case goes on before.
 *
 * @param id within its case; what happened under an id never happens again
 * @param step null where it is about the case
 * @param level of an escalation, from 1; else 0
 */
public record Timer(
    String id,
    Supervision.Kind kind,
    Limit limit,
    @Nullable String step,
    @Nullable String department,
    int level,
    Instant at,
    LocalDate dueOn) {}
