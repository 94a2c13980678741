package lianban.exchange.publication.http;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.format.EventDeserializationException;
import io.cloudevents.jackson.JsonFormat;
import io.cloudevents.rw.CloudEventRWException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import lianban.exchange.publication.PublicationService;
import lianban.kernel.problem.ProblemType;
import lianban.kernel.trace.Traceparent;
import lianban.service.access.Caller;
import lianban.service.problem.ProblemException;
import lianban.service.trace.TraceFilter;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Publishing over REST: one CloudEvent in structured mode. */
@RestController
public final class EventController {

  private final PublicationService publication;
  private final JsonFormat format = new JsonFormat();

  EventController(PublicationService publication) {
    this.publication = publication;
  }

  /**
   * Whether the event was taken in now, or had been before.
   *
   * @param repeated true if the same event was published before
   */
  record Acknowledgement(String source, String id, boolean repeated) {}

  @PostMapping(path = "/api/v1/events", consumes = JsonFormat.CONTENT_TYPE)
  ResponseEntity<Acknowledgement> publish(
      @AuthenticationPrincipal Caller caller,
      @RequestAttribute(TraceFilter.ATTRIBUTE) Traceparent trace,
      @RequestBody String body) {
    CloudEvent event = read(body);
    boolean isNew = publication.publish(caller, event, digest(body), trace);
    var acknowledgement = new Acknowledgement(event.getSource().toString(), event.getId(), !isNew);
    return ResponseEntity.status(isNew ? 201 : 200).body(acknowledgement);
  }

  private CloudEvent read(String body) {
    try {
      return format.deserialize(body.getBytes(StandardCharsets.UTF_8));
    } catch (EventDeserializationException | CloudEventRWException e) {
      throw new ProblemException(
          ProblemType.INVALID_EVENT, "The body is not a CloudEvent 1.0 in structured JSON.");
    }
  }

  private static String digest(String body) {
    try {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
