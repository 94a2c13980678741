package lianban.exchange.publication.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.SpecVersion;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.http.HttpMessageFactory;
import io.cloudevents.jackson.JsonCloudEventData;
import io.cloudevents.jackson.JsonFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import lianban.exchange.publication.Submission;
import lianban.kernel.problem.ProblemType;
import lianban.service.problem.ProblemException;
import org.erdtman.jcs.JsonCanonicalizer;
import org.springframework.http.HttpHeaders;
import org.springframework.web.util.UriUtils;

/**
 * Reads events from requests: CloudEvents 1.0 by its HTTP protocol binding, in structured, batched
 * and binary mode, and one structured event a line.
 */
final class EventReader {

  private static final String STRUCTURED = "This is not a CloudEvent 1.0 in structured JSON.";
  private static final String BINARY =
      "This is not a CloudEvent 1.0 in binary mode with JSON data.";
  private static final Pattern JSON_TYPE =
      Pattern.compile("(application/json|[^;]+\\+json)\\s*(;.*)?", Pattern.CASE_INSENSITIVE);
  private static final int DIGEST_BYTES = 16;

  private final JsonFormat format = new JsonFormat();
  private final ObjectMapper json =
      new ObjectMapper()
          .registerModule(JsonFormat.getCloudEventJacksonModule())
          // An event whose readers could see different values has no one meaning.
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          // Fractions are passed on as they came.
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  /** One event in structured mode, as a body or as a line. */
  Submission structured(byte[] body) {
    try {
      return event(json.readTree(body));
    } catch (IOException e) {
      return new Submission.Unreadable(STRUCTURED);
    }
  }

  /**
   * One event in binary mode: the attributes in {@code ce-} headers, percent-encoded where they are
   * not plain (HTTP protocol binding 3.1.3.2), the data as the body.
   */
  Submission binary(HttpHeaders headers, byte[] body) {
    try {
      return submission(
          HttpMessageFactory.createReader(
                  each -> headers.forEach((name, values) -> each.accept(name, value(name, values))),
                  body)
              .toEvent());
    } catch (IOException | RuntimeException e) {
      return new Submission.Unreadable(BINARY);
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

  /**
   * A JSON array of events.
   *
   * @param most how many it may have
   * @throws ProblemException if it is no array or has more
   */
  List<Submission> batch(byte[] body, int most) {
    JsonNode array;
    try {
      array = json.readTree(body);
    } catch (IOException e) {
      throw new ProblemException(ProblemType.MALFORMED_REQUEST, "The body is not JSON.");
    }
    if (!array.isArray() || array.size() > most) {
      throw new ProblemException(
          ProblemType.INVALID_REQUEST, "A batch is a JSON array of at most " + most + " events.");
    }
    List<Submission> submissions = new ArrayList<>();
    array.forEach(element -> submissions.add(event(element)));
    return submissions;
  }

  private Submission event(JsonNode element) {
    try {
      return submission(json.treeToValue(element, CloudEvent.class));
    } catch (IOException | RuntimeException e) {
      return new Submission.Unreadable(STRUCTURED);
    }
  }

  private Submission submission(CloudEvent event) throws IOException {
    String type = event.getDataContentType();
    if (event.getSpecVersion() != SpecVersion.V1
        || (type != null && !JSON_TYPE.matcher(type).matches())) {
      return new Submission.Unreadable("This is not a CloudEvent 1.0 with JSON data.");
    }
    CloudEvent parsed = parsed(event);
    byte[] sent = format.serialize(parsed);
    byte[] canonical = new JsonCanonicalizer(sent).getEncodedUTF8();
    return new Submission.Event(parsed, digest(canonical), Math.max(sent.length, canonical.length));
  }

  /** Data that came as bytes may be anything; what is sent on is what was read. */
  private CloudEvent parsed(CloudEvent event) throws IOException {
    CloudEventData data = event.getData();
    return data == null || data instanceof JsonCloudEventData
        ? event
        : CloudEventBuilder.v1(event)
            .withData(JsonCloudEventData.wrap(json.readTree(data.toBytes())))
            .build();
  }

  private static String digest(byte[] canonical) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(canonical);
      return HexFormat.of().formatHex(hash, 0, DIGEST_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
