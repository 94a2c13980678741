package lianban.exchange.delivery.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import lianban.exchange.delivery.EventStream.Numbered;
import lianban.exchange.delivery.EventStream.Signal;
import lianban.exchange.delivery.SharedEvent;
import lianban.service.problem.ProblemException;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.json.JsonMapper;

/**
 * A stream as {@code text/event-stream}. Every event has its id; what is told besides has one where
 * it moves on the position from which a client resumes.
 */
final class StreamText {

  /** How soon a client comes again, in milliseconds, unless it knows better. */
  private static final int RETRY = 1_000;

  private final JsonMapper json;

  StreamText(JsonMapper json) {
    this.json = json;
  }

  /**
   * The bytes of what is told; none for the end.
   *
   * @param problem what a refusal looks like to this caller
   */
  byte[] of(Signal signal, Function<ProblemException, ProblemDetail> problem) {
    return switch (signal) {
      case Signal.Begun(String cursor) -> bytes("retry: " + RETRY + "\nid: " + cursor + "\n\n");
      case Signal.Events events -> events(events);
      case Signal.Missed missed ->
          bytes(
              "id: %s\nevent: gap\ndata: %s\n\n"
                  .formatted(
                      missed.cursor(), json.writeValueAsString(Map.of("gaps", missed.gaps()))));
      case Signal.Quiet(String cursor) -> bytes(": still here\nid: " + cursor + "\n\n");
      case Signal.Refused(ProblemException refusal) ->
          bytes(
              "event: problem\ndata: " + json.writeValueAsString(problem.apply(refusal)) + "\n\n");
      case Signal.Closed _ -> new byte[0];
    };
  }

  private static byte[] events(Signal.Events told) {
    var text = new ByteArrayOutputStream(2_048);
    for (Numbered numbered : told.events()) {
      text.writeBytes(
          bytes(
              "id: " + numbered.cursor() + "\nevent: " + numbered.event().getType() + "\ndata: "));
      text.writeBytes(SharedEvent.json(numbered.event()));
      text.write('\n');
      text.write('\n');
    }
    return text.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
