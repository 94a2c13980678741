package lianban.launcher.demo.run;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import lianban.kernel.event.CaseStatus;
import lianban.kernel.event.EventTypes;
import lianban.launcher.demo.gateway.Call;
import lianban.launcher.demo.gateway.Client;
import lianban.launcher.demo.gateway.Gateway;
import lianban.launcher.demo.gateway.Pulse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Pulls the status of the window's cases, from the moment on at which it is made. */
final class StatusFollower {

  private static final String EVENTS = "/api/v1/events?type=" + EventTypes.CASE_STATUS;
  private static final int WAIT_SECONDS = 5;
  private static final int PAGE = 500;

  /** So much news at once means that more is under way, which one request can fetch together. */
  private static final int MUCH = 10;

  private static final Duration REST = Duration.ofMillis(250);
  private static final Duration PATIENCE = Duration.ofSeconds(WAIT_SECONDS + 15);

  private final Gateway gateway;
  private final Client client;
  private final JsonMapper json;
  private final Pulse pulse;
  private String cursor;

  StatusFollower(Gateway gateway, Client client, JsonMapper json, Pulse pulse) {
    this.gateway = gateway;
    this.client = client;
    this.json = json;
    this.pulse = pulse;
    this.cursor = cursor(gateway.call(Call.get(client, EVENTS + "&from=latest")));
  }

  /** Waits some seconds for news and hands it on, in order per case. */
  void pull(Consumer<CaseStatus> listener) {
    String path =
        "%s&cursor=%s&limit=%d&wait=%d"
            .formatted(
                EVENTS, URLEncoder.encode(cursor, StandardCharsets.UTF_8), PAGE, WAIT_SECONDS);
    JsonNode page = gateway.listen(Call.get(client, path).within(PATIENCE));
    for (JsonNode event : page.path("events")) {
      listener.accept(json.treeToValue(event.path("data"), CaseStatus.class));
    }
    cursor = cursor(page);
    if (page.path("events").size() >= MUCH) {
      pulse.pause(REST);
    }
  }

  private static String cursor(JsonNode page) {
    return page.path("cursor").asString();
  }
}
