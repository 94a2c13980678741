package lianban.exchange.delivery.http;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import lianban.exchange.delivery.EventFilter;
import lianban.exchange.delivery.EventFilterJson;
import lianban.exchange.delivery.Reading;
import lianban.exchange.delivery.Reading.Start;
import lianban.exchange.subscription.SubscribedReadings;
import lianban.exchange.subscription.Subscription.Channel;
import lianban.kernel.problem.ProblemType;
import lianban.service.access.Caller;
import lianban.service.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What to read, from the query of a request. */
final class ReadingRequest {

  private final SubscribedReadings subscribed;
  private final JsonMapper json;

  ReadingRequest(SubscribedReadings subscribed, JsonMapper json) {
    this.subscribed = subscribed;
    this.json = json;
  }

  /**
   * The query; what was left out is null.
   *
   * @param subscription that says what is wanted, in place of a type, a beginning and filters
   * @param from {@code earliest}, {@code latest} or a time of RFC 3339
   * @param filter JSON array of filters
   */
  record Query(
      @Nullable String subscription,
      @Nullable String type,
      @Nullable String cursor,
      @Nullable String from,
      @Nullable String filter) {}

  /**
   * The reading that is asked for.
   *
   * @param channel by which it is asked for
   * @throws ProblemException if something in it cannot be read, or the subscription does not fit
   */
  Reading of(Caller caller, Channel channel, Query query) {
    if (query.subscription() != null) {
      if (query.from() != null || query.filter() != null) {
        throw new ProblemException(
            ProblemType.INVALID_REQUEST,
            "A subscription says itself where reading begins and which events are wanted; leave"
                + " out from and filter.");
      }
      return subscribed.of(caller, query.subscription(), channel, query.type(), query.cursor());
    }
    if (query.type() == null) {
      throw new ProblemException(
          ProblemType.MALFORMED_REQUEST, "A type or a subscription is needed.");
    }
    return new Reading(query.type(), query.cursor(), start(query.from()), filter(query.filter()));
  }

  /** What a subscriber is told when too many read the log itself. */
  static ProblemException tooManyBehind() {
    return new ProblemException(
        ProblemType.TOO_BUSY, "Too many subscribers catch up right now; ask again.");
  }

  private static Start start(@Nullable String from) {
    return switch (from) {
      case null -> new Start.Earliest();
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
