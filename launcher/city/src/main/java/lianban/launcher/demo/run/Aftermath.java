package lianban.launcher.demo.run;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import lianban.launcher.demo.gateway.Call;
import lianban.launcher.demo.gateway.Gateway;
import lianban.launcher.demo.gateway.Pulse;
import tools.jackson.databind.JsonNode;

/** Looks, once all cases are closed, whether the world shows what the cases say. */
final class Aftermath {

  private static final String VALID = "VALID";

  /** How long the utilities' counts may stand still before they are taken as they are. */
  private static final Duration FOLLOWER_PATIENCE = Duration.ofSeconds(60);

  private static final Duration ROUND = Duration.ofMillis(500);

  private final Gateway gateway;
  private final Clients clients;
  private final Pulse pulse;
  private final RunProgress progress;
  private final Tasks tasks;

  Aftermath(Gateway gateway, Clients clients, Pulse pulse, RunProgress progress, Tasks tasks) {
    this.gateway = gateway;
    this.clients = clients;
    this.pulse = pulse;
    this.progress = progress;
    this.tasks = tasks;
  }

  /** Verifies certificates as anybody may; answers with those that are not valid. */
  List<String> verify(List<String> certificates) {
    Collection<String> invalid = new ConcurrentLinkedQueue<>();
    CountDownLatch remaining = new CountDownLatch(certificates.size());
    for (String certificate : certificates) {
      tasks.start(
          () -> {
            JsonNode found = gateway.call(Call.get("/api/v1/certificates/" + certificate));
            if (!found.path("status").asString("").equals(VALID)) {
              invalid.add(certificate);
            }
            progress.certificateVerified();
            pulse.beat();
            remaining.countDown();
          });
    }
    while (remaining.getCount() > 0) {
      pulse.pause(ROUND);
    }
    return List.copyOf(invalid);
  }

  /** Transfers that the utilities opened, by utility, once each has the expected number. */
  Map<String, Long> followers(Batch batch, long expected) {
    Map<String, Long> counts = counts(batch);
    long lastGrowth = System.nanoTime();
    while (counts.values().stream().anyMatch(count -> count < expected)
        && System.nanoTime() - lastGrowth < FOLLOWER_PATIENCE.toNanos()) {
      pulse.pause(ROUND);
      Map<String, Long> now = counts(batch);
      if (!now.equals(counts)) {
        lastGrowth = System.nanoTime();
        pulse.beat();
      }
      counts = now;
    }
    return counts;
  }

  private Map<String, Long> counts(Batch batch) {
    JsonNode answer =
        gateway.call(
            Call.get(clients.feeder(), "/api/v1/utilities/transfers?batch=" + batch.name()));
    Map<String, Long> counts = new TreeMap<>();
    answer.properties().forEach(e -> counts.put(e.getKey(), e.getValue().asLong()));
    return counts;
  }
}
