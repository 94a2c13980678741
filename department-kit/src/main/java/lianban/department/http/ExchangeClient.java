package lianban.department.http;

import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import io.github.resilience4j.retry.Retry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import lianban.kernel.trace.Traceparent;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Publishes and pulls events through the gateway. What may go away by itself is tried again for a
 * while with the same ids, so that nothing is published twice.
 */
public final class ExchangeClient {

  /** How many events go in one request. */
  public static final int MOST_EVENTS = 500;

  private static final MediaType BATCH =
      MediaType.parseMediaType("application/cloudevents-batch+json");

  private final RestClient gateway;
  private final JsonMapper json;
  private final JsonFormat format = new JsonFormat();
  private final @Nullable EventSigner signer;
  private final Retry retry = ExchangeRetry.of("exchange");

  /**
   * A client that does not sign.
   *
   * @param gateway adds this department's token to every request
   */
  public ExchangeClient(RestClient gateway, JsonMapper json) {
    this(gateway, json, null);
  }

  /**
   * @param signer signs what is published; null to publish it as it is
   */
  ExchangeClient(RestClient gateway, JsonMapper json, @Nullable EventSigner signer) {
    this.gateway = gateway;
    this.json = json;
    this.signer = signer;
  }

  /** What became of an event that was to be published. */
  public sealed interface Outcome {

    /**
     * It is durable.
     *
     * @param repeated whether it had been published before
     */
    record Accepted(boolean repeated) implements Outcome {}

    /**
     * It is not, and will not be as it is.
     *
     * @param problem the problem's type, see docs/protocol.md
     */
    record Refused(String problem, String detail) implements Outcome {}
  }

  /** Some events, and the cursor for those after them. */
  public record Page(List<CloudEvent> events, String cursor) {
    public Page {
      events = List.copyOf(events);
    }
  }

  /**
   * Publishes events in their order, signed if this department has a key.
   *
   * @param events at most {@link #MOST_EVENTS}, a megabyte together
   * @return what became of each
   * @throws RuntimeException if the exchange could not be reached or was too busy; all of them may
   *     be published again
   */
  public List<Outcome> publish(List<CloudEvent> events) {
    if (events.size() > MOST_EVENTS) {
      throw new IllegalArgumentException("at most " + MOST_EVENTS + " events");
    }
    if (events.isEmpty()) {
      return List.of();
    }
    List<CloudEvent> signed = signer == null ? events : events.stream().map(signer::sign).toList();
    return retry.executeSupplier(() -> publishOnce(signed));
  }

  private List<Outcome> publishOnce(List<CloudEvent> events) {
    String body =
        events.stream()
            .map(event -> new String(format.serialize(event), StandardCharsets.UTF_8))
            .collect(Collectors.joining(",", "[", "]"));
    JsonNode answer =
        read(
            gateway
                .post()
                .uri("/api/v1/events")
                .header(Traceparent.HEADER, traceOf(events.getFirst()))
                .contentType(BATCH)
                .body(body)
                .retrieve()
                .body(String.class));
    List<Outcome> outcomes = new ArrayList<>();
    for (JsonNode result : answer.path("results")) {
      outcomes.add(outcome(result));
    }
    if (outcomes.size() != events.size()) {
      throw new ResultsMissingException();
    }
    return outcomes;
  }

  private static Outcome outcome(JsonNode result) {
    JsonNode problem = result.path("problem");
    return switch (result.path("outcome").asString("")) {
      case "ACCEPTED" -> new Outcome.Accepted(false);
      case "REPEATED" -> new Outcome.Accepted(true);
      default -> {
        // Published already are those before and after it: they are told as repeated then.
        if (problem.path("mender").asString("").equals("PLATFORM")) {
          throw new ResultsMissingException();
        }
        yield new Outcome.Refused(
            problem.path("type").asString(""), problem.path("detail").asString(""));
      }
    };
  }

  /** In which trace a request belongs is told by its first event. */
  private static String traceOf(CloudEvent event) {
    return Objects.toString(event.getExtension(Traceparent.HEADER), "");
  }

  /**
   * The next events of a type.
   *
   * @param cursor from the page before, null to begin with the first there is
   * @param wait how long to wait for the first, 20 seconds at most
   */
  public Page pull(String type, @Nullable String cursor, int limit, Duration wait) {
    return retry.executeSupplier(() -> pullOnce(type, cursor, limit, wait));
  }

  private Page pullOnce(String type, @Nullable String cursor, int limit, Duration wait) {
    String answer =
        gateway
            .get()
            .uri(
                uri -> {
                  uri.path("/api/v1/events")
                      .queryParam("type", type)
                      .queryParam("limit", limit)
                      .queryParam("wait", wait.toSeconds());
                  return cursor == null
                      ? uri.build()
                      : uri.queryParam("cursor", "{cursor}").build(cursor);
                })
            .retrieve()
            .body(String.class);
    JsonNode page = read(answer);
    List<CloudEvent> events = new ArrayList<>();
    for (JsonNode event : page.path("events")) {
      events.add(format.deserialize(event.toString().getBytes(StandardCharsets.UTF_8)));
    }
    return new Page(events, page.required("cursor").asString());
  }

  private JsonNode read(@Nullable String answer) {
    return json.readTree(answer == null ? "" : answer);
  }

  /** Some of the events could not be taken in yet. */
  public static final class ResultsMissingException extends RuntimeException {
    ResultsMissingException() {
      super("the exchange has not taken in all events yet");
    }
  }
}
