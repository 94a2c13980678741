package lianban.exchange.delivery.http;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import lianban.exchange.delivery.EventFilter;
import lianban.exchange.delivery.EventFilterJson;
import lianban.exchange.delivery.Reading;
import lianban.exchange.delivery.Reading.Start;
import lianban.kernel.problem.ProblemType;
import lianban.service.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What to read, from the query of a request. */
final class ReadingRequest {

  private final JsonMapper json;

  ReadingRequest(JsonMapper json) {
    this.json = json;
  }

  /**
   * The reading that is asked for.
   *
   * @param from {@code earliest}, {@code latest} or a time of RFC 3339
   * @param filter JSON array of filters; null for everything
   * @throws ProblemException if one of them cannot be read
   */
  Reading of(String type, @Nullable String cursor, String from, @Nullable String filter) {
    return new Reading(type, cursor, start(from), filter(filter));
  }

  /** What a subscriber is told when too many read the log itself. */
  static ProblemException tooManyBehind() {
    return new ProblemException(
        ProblemType.TOO_BUSY, "Too many subscribers catch up right now; ask again.");
  }

  private static Start start(String from) {
    return switch (from) {
      case "earliest" -> new Start.Earliest();
      case "latest" -> new Start.Latest();
      default -> new Start.At(time(from).toInstant());
    };
  }

  private static OffsetDateTime time(String from) {
    try {
      return OffsetDateTime.parse(from);
    } catch (DateTimeException e) {
      throw new ProblemException(
          ProblemType.INVALID_REQUEST,
          "from is earliest, latest, or a time such as 2026-11-22T08:15:30Z.");
    }
  }

  private EventFilter filter(@Nullable String filter) {
    if (filter == null) {
      return EventFilter.EVERYTHING;
    }
    try {
      return EventFilterJson.read(json.readTree(filter), "/filter");
    } catch (JacksonException e) {
      throw new ProblemException(ProblemType.INVALID_REQUEST, "filter is not JSON.");
    }
  }
}
