package lianban.exchange.delivery.http;

import io.cloudevents.jackson.JsonFormat;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import lianban.exchange.delivery.DeliveryService;
import lianban.exchange.delivery.TopicReader;
import lianban.kernel.problem.ProblemType;
import lianban.service.access.Caller;
import lianban.service.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Pulling events over REST, with long poll. */
@RestController
public final class DeliveryController {

  private static final int MOST_EVENTS = 500;
  private static final int LONGEST_WAIT = 20;

  private final DeliveryService delivery;
  private final JsonMapper json;
  private final JsonFormat format = new JsonFormat();

  DeliveryController(DeliveryService delivery, JsonMapper json) {
    this.delivery = delivery;
    this.json = json;
  }

  /** {@code {"events": [CloudEvents in structured JSON], "cursor": "…"}}. */
  @GetMapping(path = "/api/v1/events", produces = MediaType.APPLICATION_JSON_VALUE)
  String pull(
      @AuthenticationPrincipal Caller caller,
      @RequestParam String type,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "earliest") String from,
      @RequestParam(defaultValue = "100") int limit,
      @RequestParam(defaultValue = "0") int wait) {
    if (limit < 1 || limit > MOST_EVENTS || wait < 0 || wait > LONGEST_WAIT) {
      throw new ProblemException(
          ProblemType.INVALID_REQUEST, "limit is 1 to 500 and wait 0 to 20 seconds.");
    }
    try {
      return body(
          delivery.pull(
              caller, type, cursor, from.equals("latest"), limit, Duration.ofSeconds(wait)));
    } catch (TopicReader.NoReaderException e) {
      throw new ProblemException(ProblemType.TOO_BUSY, "Too many subscribers pull right now.");
    }
  }

  private String body(DeliveryService.Delivery page) {
    String events =
        page.events().stream()
            .map(event -> new String(format.serialize(event), StandardCharsets.UTF_8))
            .collect(Collectors.joining(",", "[", "]"));
    return "{\"events\":" + events + ",\"cursor\":" + json.writeValueAsString(page.cursor()) + "}";
  }
}
