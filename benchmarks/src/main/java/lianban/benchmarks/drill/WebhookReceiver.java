package lianban.benchmarks.drill;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import lianban.benchmarks.WebhookEndpoint;
import tools.jackson.databind.JsonNode;

/** Is called for each event. It remembers nothing: where it stands is the exchange's to know. */
final class WebhookReceiver extends Receiver {

  private static final String PATH = "/api/v1/subscriptions";
  private static final int PROVING_SECONDS = 60;

  private final Door door;
  private final WebhookEndpoint endpoint;
  private String subscription = "";

  WebhookReceiver(Door door, String run) throws IOException {
    super("webhook", run);
    this.door = door;
    this.endpoint = new WebhookEndpoint(body -> take(Door.JSON.readTree(body)));
  }

  @Override
  void begin() throws Exception {
    var wanted = Door.JSON.createObjectNode().put("type", Door.TYPE).put("channel", "WEBHOOK");
    wanted.put("from", "latest").putObject("webhook").put("url", endpoint.url());
    JsonNode made = door.post(PATH, "application/json", wanted.toString(), 201);
    endpoint.secret(made.path("secret").asString());
    subscription = made.path("id").asString();
    for (int i = 0; i < PROVING_SECONDS; i++) {
      JsonNode now = door.get(PATH + "/" + subscription);
      if (now.path("delivery").path("condition").asString("").equals("DELIVERING")) {
        return;
      }
      TimeUnit.SECONDS.sleep(1);
    }
    throw new IOException("the exchange did not prove the webhook's address");
  }

  /** The endpoint's own threads do it. */
  @Override
  void work() throws InterruptedException {
    new CountDownLatch(1).await();
  }

  @Override
  void end() throws Exception {
    door.delete(PATH + "/" + subscription);
    endpoint.close();
    if (endpoint.forged() > 0) {
      throw new IOException(endpoint.forged() + " deliveries were not signed as they should be");
    }
  }
}
