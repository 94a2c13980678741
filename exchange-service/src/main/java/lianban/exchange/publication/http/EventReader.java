package lianban.exchange.publication.http;

import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.SpecVersion;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.http.HttpMessageFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lianban.exchange.event.CanonicalEvent;
import lianban.exchange.event.EventIdentity;
import lianban.exchange.event.JsonContentType;
import lianban.exchange.event.NotInteroperableException;
import lianban.exchange.publication.Submission;
import lianban.kernel.problem.ProblemType;
import lianban.service.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.util.UriUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reads events from requests: CloudEvents 1.0 by its HTTP protocol binding, in structured, batched
 * and binary mode, and one structured event a line. Each body is parsed once.
 */
final class EventReader {

  private static final String STRUCTURED = "This is not a CloudEvent 1.0 in structured JSON.";
  private static final String BINARY =
      "This is not a CloudEvent 1.0 in binary mode with JSON data.";
  private static final int ENVELOPE_BYTES = 512;

  /** One event in structured mode, as a body or as a line. */
  Submission structured(byte[] body) {
    try {
      return event(CanonicalEvent.JSON.readTree(body), body.length);
    } catch (JacksonException _) {
      return unreadable(STRUCTURED);
    }
  }

  /** A line that was too long to be kept. */
  static Submission tooLong(int most) {
    return new Submission.Unreadable(
        null, null, ProblemType.BODY_TOO_LARGE, "A line has at most " + most + " bytes.");
  }

  /**
   * A JSON array of events.
   *
   * @param most how many it may have
   * @throws ProblemException if it is no array or has more
   */
  List<Submission> batch(byte[] body, int most) {
    JsonNode array;
    try {
      array = CanonicalEvent.JSON.readTree(body);
    } catch (JacksonException _) {
      throw new ProblemException(ProblemType.MALFORMED_REQUEST, "The body is not JSON.");
    }
    if (!array.isArray() || array.size() > most) {
      throw new ProblemException(
          ProblemType.INVALID_REQUEST, "A batch is a JSON array of at most " + most + " events.");
    }
    List<Submission> submissions = new ArrayList<>(array.size());
    int length = body.length / Math.max(1, array.size());
    array.forEach(element -> submissions.add(event(element, length)));
    return submissions;
  }

  private static Submission event(JsonNode element, int length) {
    StructuredEvent read;
    try {
      read = StructuredEvent.of(element);
    } catch (RuntimeException _) {
      // Whatever the library finds wrong with an attribute.
      return unreadable(STRUCTURED);
    }
    return submission(read.event(), read.data(), length);
  }

  /**
   * One event in binary mode: the attributes in {@code ce-} headers, percent-encoded where they are
   * not plain (HTTP protocol binding 3.1.3.2), the data as the body.
   */
  Submission binary(HttpHeaders headers, byte[] body) {
    try {
      CloudEvent event =
          HttpMessageFactory.createReader(
                  each -> headers.forEach((name, values) -> each.accept(name, value(name, values))),
                  body)
              .toEvent();
      if (event.getSpecVersion() != SpecVersion.V1) {
        return unreadable(BINARY);
      }
      CloudEventData data = event.getData();
      JsonNode tree = data == null ? null : CanonicalEvent.JSON.readTree(data.toBytes());
      return submission(event, tree, body.length + ENVELOPE_BYTES);
    } catch (RuntimeException _) {
      return unreadable(BINARY);
    }
  }

  private static String value(String header, List<String> values) {
    if (!header.toLowerCase(Locale.ROOT).startsWith("ce-")) {
      return values.getFirst();
    }
    if (values.size() > 1) {
      throw new IllegalArgumentException(header + " stands more than once");
    }
    return UriUtils.decode(values.getFirst(), StandardCharsets.UTF_8);
  }

  private static Submission submission(CloudEvent event, @Nullable JsonNode data, int length) {
    String source = event.getSource().toString();
    String type = JsonContentType.normal(event.getDataContentType());
    if (type == null) {
      return new Submission.Unreadable(
          source,
          event.getId(),
          ProblemType.INVALID_EVENT,
          "An event's data is JSON in UTF-8, and its datacontenttype says so.");
    }
    CloudEvent spelled =
        type.equals(event.getDataContentType())
            ? event
            : CloudEventBuilder.v1(event).withDataContentType(type).build();
    JsonNode known = data == null || data.isNull() || data.isMissingNode() ? null : data;
    try {
      return new Submission.Event(spelled, known, EventIdentity.of(spelled, known, length));
    } catch (NotInteroperableException e) {
      return new Submission.Unreadable(
          source, event.getId(), ProblemType.INVALID_EVENT, String.valueOf(e.getMessage()));
    }
  }

  private static Submission unreadable(String detail) {
    return new Submission.Unreadable(null, null, ProblemType.INVALID_EVENT, detail);
  }
}
