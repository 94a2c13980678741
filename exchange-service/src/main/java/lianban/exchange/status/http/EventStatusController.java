package lianban.exchange.status.http;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import java.time.Instant;
import java.util.Map;
import lianban.exchange.publication.PublishedEvent;
import lianban.exchange.status.EventStatus;
import lianban.exchange.status.EventStatusService;
import lianban.service.access.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The status of an event over REST. */
@RestController
public final class EventStatusController {

  private final EventStatusService statuses;

  EventStatusController(EventStatusService statuses) {
    this.statuses = statuses;
  }

  /** How far the exchange came with an event. */
  enum State {
    /** It may or may not be on its topic; whoever published it sends it again. */
    UNDER_WAY,
    /** The broker has it. */
    ACCEPTED
  }

  /**
   * What became of an event.
   *
   * @param acceptedAt null while it is under way, partition and offset likewise
   * @param seen what other parts know, each under its own name
   */
  record Status(
      String source,
      String id,
      String type,
      State state,
      @Nullable Instant acceptedAt,
      @Nullable Integer partition,
      @Nullable Long offset,
      @JsonAnyGetter Map<String, Object> seen) {

    static Status of(EventStatus status) {
      PublishedEvent event = status.event();
      PublishedEvent.Acceptance accepted = event.acceptance();
      return new Status(
          event.source(),
          event.id(),
          event.type(),
          accepted == null ? State.UNDER_WAY : State.ACCEPTED,
          accepted == null ? null : accepted.at(),
          accepted == null ? null : accepted.partition(),
          accepted == null ? null : accepted.offset(),
          status.seen());
    }
  }

  @GetMapping("/api/v1/events/status")
  Status status(
      @AuthenticationPrincipal Caller caller,
      @RequestParam String source,
      @RequestParam String id) {
    return Status.of(statuses.status(caller, source, id));
  }
}
