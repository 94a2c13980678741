package lianban.exchange.delivery.http;

import io.cloudevents.CloudEvent;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import lianban.exchange.delivery.DeliveryService;
import lianban.exchange.delivery.Reading;
import lianban.exchange.delivery.SharedEvent;
import lianban.exchange.delivery.TopicReader;
import lianban.exchange.subscription.SubscribedReadings;
import lianban.exchange.subscription.Subscription.Channel;
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
  private final ReadingRequest requests;

  DeliveryController(DeliveryService delivery, SubscribedReadings subscribed, JsonMapper json) {
    this.delivery = delivery;
    this.json = json;
    this.requests = new ReadingRequest(subscribed, json);
  }

  /**
   * {@code {"events": [CloudEvents in structured JSON], "cursor": "…"}}, and {@code "gaps"} where
   * something can be given no more. With a subscription, the cursor also says what was received.
   */
  @GetMapping(path = "/api/v1/events", produces = MediaType.APPLICATION_JSON_VALUE)
  byte[] pull(
      @AuthenticationPrincipal Caller caller,
      @RequestParam(required = false) @Nullable String subscription,
      @RequestParam(required = false) @Nullable String type,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String filter,
      @RequestParam(defaultValue = "100") int limit,
      @RequestParam(defaultValue = "0") int wait) {
    if (limit < 1 || limit > MOST_EVENTS || wait < 0 || wait > LONGEST_WAIT) {
      throw new ProblemException(
          ProblemType.INVALID_REQUEST, "limit is 1 to 500 and wait 0 to 20 seconds.");
    }
    var query = new ReadingRequest.Query(subscription, type, cursor, from, filter);
    Reading reading = requests.of(caller, Channel.PULL, query);
    try {
      return body(delivery.pull(caller, reading, limit, Duration.ofSeconds(wait)));
    } catch (TopicReader.NoReaderException e) {
      throw ReadingRequest.tooManyBehind();
    }
  }

  /** By hand, since the events are JSON already, written once for all who get them. */
  private byte[] body(DeliveryService.Delivery page) {
    var body = new ByteArrayOutputStream(1_024);
    write(body, "{\"events\":[");
    List<CloudEvent> events = page.events();
    for (int i = 0; i < events.size(); i++) {
      write(body, i == 0 ? "" : ",");
      body.writeBytes(SharedEvent.json(events.get(i)));
    }
    write(body, "],\"cursor\":" + json.writeValueAsString(page.cursor()));
    if (!page.gaps().isEmpty()) {
      write(body, ",\"gaps\":" + json.writeValueAsString(page.gaps()));
    }
    write(body, "}");
    return body.toByteArray();
  }

  private static void write(ByteArrayOutputStream body, String text) {
    body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
