package lianban.service.kafka;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a reader of Kafka made of a dead letter that came back to it.
 *
 * @param letter the dead letter's id
 * @param reader consumer group that it came back to
 * @param at when work on it began
 * @param millis how long that took
 * @param fault why it could not be processed again, in one line that repeats nothing of the event;
 *     null if it was processed
 */
public record RedeliveryOutcome(
    String letter, String reader, Instant at, long millis, @Nullable String fault) {}
