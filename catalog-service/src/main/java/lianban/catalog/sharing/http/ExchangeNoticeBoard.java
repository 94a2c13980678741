package lianban.catalog.sharing.http;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import lianban.catalog.sharing.Announcement;
import lianban.catalog.sharing.NoticeBoard;
import lianban.catalog.sharing.ReceiverTypes;
import lianban.kernel.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Publishes announcements as departments publish their events: over REST, at the exchange, which
 * knows source and id again and so gives each of them one effect.
 */
public final class ExchangeNoticeBoard implements NoticeBoard {

  private static final Logger log = LoggerFactory.getLogger(ExchangeNoticeBoard.class);
  private static final MediaType BATCH =
      MediaType.parseMediaType("application/cloudevents-batch+json");
  private static final String REFUSED = "REFUSED";

  private final RestClient exchange;
  private final ReceiverTypes types;
  private final JsonMapper json;
  private final Set<String> open = ConcurrentHashMap.newKeySet();

  /**
   * @param exchange sends this process's own token
   */
  public ExchangeNoticeBoard(RestClient exchange, ReceiverTypes types, JsonMapper json) {
    this.exchange = exchange;
    this.types = types;
    this.json = json;
  }

  /**
   * The data of an announcement.
   *
   * @param announcement its name, as {@code lianban.grant.expiring}
   * @param shareRequest id of the request, and of the grant that came of it
   */
  record Data(
      String announcement,
      String shareRequest,
      @Nullable String type,
      @Nullable String dataSet,
      String owner,
      String subscriber,
      String purpose,
      String legalBasis,
      Instant at,
      @Nullable Instant until,
      @Nullable Instant dueAt,
      @Nullable String reason) {

    static Data of(Announcement told) {
      return new Data(
          told.what(),
          told.request(),
          told.resource().type(),
          told.resource().dataSet(),
          told.owner(),
          told.subscriber(),
          told.purpose(),
          told.legalBasis(),
          told.at(),
          told.until(),
          told.dueAt(),
          told.reason());
    }
  }

  /** CloudEvents 1.0, structured; each receiver's source is its own, and the id is the same. */
  private record Event(
      String specversion,
      String id,
      String source,
      String type,
      String subject,
      Instant time,
      String datacontenttype,
      String announcement,
      Data data) {

    static Event of(Announcement told, String receiver) {
      return new Event(
          "1.0",
          told.id(),
          "/catalog-service/" + receiver,
          ReceiverTypes.of(receiver),
          told.request(),
          told.at(),
          "application/json",
          told.what(),
          Data.of(told));
    }
  }

  private record Answer(List<Result> results) {}

  private record Result(String outcome, @Nullable Problem problem) {}

  private record Problem(String type, @Nullable String detail) {}

  @Override
  public boolean isOpenFor(String receiver) {
    if (!open.contains(receiver)) {
      if (!types.ensure(receiver)) {
        return false;
      }
      open.add(receiver);
    }
    return true;
  }

  @Override
  public boolean post(Announcement announcement, String receiver) {
    Answer answer =
        exchange
            .post()
            .uri("/api/v1/events")
            .contentType(BATCH)
            .body(json.writeValueAsBytes(List.of(Event.of(announcement, receiver))))
            .retrieve()
            .body(Answer.class);
    if (answer == null || answer.results.size() != 1) {
      throw new IllegalStateException("the exchange does not say what became of an announcement");
    }
    return isPublished(announcement, receiver, answer.results.getFirst());
  }

  private static boolean isPublished(Announcement announcement, String receiver, Result result) {
    Problem problem = result.problem;
    if (problem == null || !result.outcome.equals(REFUSED)) {
      return true;
    }
    log.warn(
        "announcement {} to {} is refused: {} {}",
        announcement.id(),
        receiver,
        problem.type,
        problem.detail);
    // Another release told the same in other words, and it was heard.
    return problem.type.equals(ProblemType.CONFLICT.urn());
  }
}
