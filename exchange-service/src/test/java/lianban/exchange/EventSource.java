package lianban.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of Server-Sent Events. */
final class EventSource implements AutoCloseable {

  private final BufferedReader lines;

  private EventSource(InputStream body) {
    lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
  }

  /** What stands between two empty lines; a field that is not there is empty. */
  record Message(String id, String event, String data) {
    JsonNode json() {
      return JsonMapper.shared().readTree(data);
    }
  }

  static EventSource open(
      RunningExchange exchange, String token, String path, Map<String, String> headers) {
    HttpResponse<InputStream> answer = exchange.stream(token, path, headers);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("text/event-stream");
    return new EventSource(answer.body());
  }

  Message next() throws IOException {
    Map<String, String> fields = new HashMap<>();
    String line = Objects.requireNonNull(lines.readLine(), "the stream is over");
    while (!line.isEmpty()) {
      int colon = line.indexOf(':');
      fields.put(line.substring(0, colon), line.substring(colon + 1).strip());
      line = Objects.requireNonNull(lines.readLine(), "the stream is over");
    }
    return new Message(
        fields.getOrDefault("id", ""),
        fields.getOrDefault("event", ""),
        fields.getOrDefault("data", ""));
  }

  /** The next messages that have data. */
  List<Message> events(int count) throws IOException {
    List<Message> events = new ArrayList<>();
    while (events.size() < count) {
      Message message = next();
      if (!message.data.isEmpty()) {
        events.add(message);
      }
    }
    return events;
  }

  /** Everything until the stream ends. */
  String rest() throws IOException {
    var rest = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      rest.append(line);
    }
    return rest.toString();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
