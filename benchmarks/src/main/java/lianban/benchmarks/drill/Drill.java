package lianban.benchmarks.drill;

import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import lianban.benchmarks.Script;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code ./lianban drill exchange}: the exchange and the broker are killed in turn while a thousand
 * events a second go through, and what was acknowledged is then looked for where it is received.
 */
public final class Drill {

  private static final List<String> KILLED = List.of("exchange-service", "broker");
  private static final int PER_SECOND = 1_000;
  private static final int WORKERS = 10;
  private static final int BATCH = 10;
  private static final long CALM_SECONDS = 5;
  private static final long RECOVERY_SECONDS = 120;
  private static final long CATCH_UP_SECONDS = 120;

  private final Script script;
  private final PrintStream progress;
  private final String run = "drill-" + Long.toString(System.currentTimeMillis(), 36);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private Drill(Script script, PrintStream progress) {
    this.script = script;
    this.progress = progress;
  }

  /**
   * Runs a drill; exits with 1 when something was lost, doubled, out of order, or a seal is broken.
   *
   * @param args {@code exchange [--kills N] [--json]}
   */
  public static void main(String[] args) throws Exception {
    DrillOptions options = DrillOptions.of(args);
    if (options == null) {
      System.err.println("Usage: ./lianban drill exchange [--kills N] [--json]");
      System.exit(2);
      return;
    }
    var drill = new Drill(Script.ofProject(System.err), System.err);
    ObjectNode figures = drill.exchange(options.kills());
    System.out.println(
        options.isJson()
            ? figures.toString()
            : JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(figures));
    System.exit(isClean(figures) ? 0 : 1);
  }

  private static boolean isClean(ObjectNode figures) {
    return figures.path("missing").asInt() == 0
        && figures.path("duplicated").asInt() == 0
        && figures.path("reordered").asInt() == 0
        && figures.path("sealsVerified").asInt() == figures.path("seals").asInt()
        && figures.path("proofsVerified").asInt() == figures.path("proofs").asInt();
  }

  private ObjectNode exchange(int kills) throws Exception {
    script.run("up");
    URI gateway = URI.create("http://127.0.0.1:" + status().path("portBase").asInt());
    Properties secrets = secrets();
    try (var sender = new Door(gateway, "housing", secrets.getProperty("housing"));
        var reader = new Door(gateway, "tax", secrets.getProperty("tax"))) {
      sender.logIn();
      reader.logIn();
      List<Receiver> receivers =
          List.of(
              new PullReceiver(reader, run),
              new SseReceiver(reader, run),
              new WebhookReceiver(reader, run));
      var publisher = new Publisher(sender, run, BATCH);
      List<Future<?>> listening = begin(receivers);
      List<Future<?>> publishing = new ArrayList<>();
      for (int i = 0; i < WORKERS; i++) {
        int worker = i;
        publishing.add(
            threads.submit(
                () -> {
                  publisher.work(worker, PER_SECOND / WORKERS);
                  return null;
                }));
      }
      for (int i = 0; i < kills; i++) {
        TimeUnit.SECONDS.sleep(CALM_SECONDS);
        kill(KILLED.get(i % KILLED.size()), i + 1, kills, publisher);
      }
      TimeUnit.SECONDS.sleep(CALM_SECONDS);
      publisher.end();
      for (Future<?> one : publishing) {
        one.get();
      }
      awaitAll(receivers, publisher);
      listening.forEach(one -> one.cancel(true));
      for (Receiver receiver : receivers) {
        receiver.end();
      }
      progress.println("  checking seals");
      var seals = new SealCheck(sender).check(publisher.acknowledged());
      return figures(kills, publisher, receivers, seals);
    } finally {
      threads.shutdownNow();
    }
  }

  private List<Future<?>> begin(List<Receiver> receivers) throws Exception {
    List<Future<?>> listening = new ArrayList<>();
    for (Receiver receiver : receivers) {
      receiver.begin();
      listening.add(
          threads.submit(
              () -> {
                receiver.work();
                return null;
              }));
    }
    return listening;
  }

  private void kill(String name, int nth, int kills, Publisher publisher) throws Exception {
    JsonNode before = part(name);
    progress.printf(
        "  kill %d of %d: %s; %d events acknowledged so far%n",
        nth, kills, name, publisher.acknowledged().size());
    ProcessHandle.of(before.path("pid").asLong()).orElseThrow().destroyForcibly();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(RECOVERY_SECONDS);
    while (!hasComeBack(before, part(name))) {
      if (System.nanoTime() > deadline) {
        throw new IOException(name + " did not come back");
      }
      TimeUnit.SECONDS.sleep(1);
    }
  }

  private static boolean hasComeBack(JsonNode before, JsonNode now) {
    return now.path("restarts").asInt() > before.path("restarts").asInt()
        && now.path("state").asString().equals("ready");
  }

  /** Until every receiver has all, or nothing more has come for a while. */
  private void awaitAll(List<Receiver> receivers, Publisher publisher) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(CATCH_UP_SECONDS);
    while (System.nanoTime() < deadline
        && receivers.stream()
            .anyMatch(r -> Findings.of(publisher.acknowledged(), r.received()).missing() > 0)) {
      progress.println("  waiting until everything is received");
      TimeUnit.SECONDS.sleep(2);
    }
  }

  private ObjectNode figures(
      int kills, Publisher publisher, List<Receiver> receivers, SealCheck.Result seals) {
    Map<String, Findings> each = new HashMap<>();
    receivers.forEach(r -> each.put(r.name(), Findings.of(publisher.acknowledged(), r.received())));
    ObjectNode figures = JsonMapper.shared().createObjectNode();
    figures.put("kills", kills).put("acknowledged", publisher.acknowledged().size());
    Findings.all(each.values()).figures().forEach(figures::put);
    figures.put("sealsVerified", seals.verified()).put("seals", seals.seals());
    figures.put("proofsVerified", seals.proofs()).put("proofs", seals.samples());
    ObjectNode byReceiver = figures.putObject("receivers");
    each.forEach((name, findings) -> findings.figures().forEach(byReceiver.putObject(name)::put));
    return figures;
  }

  private JsonNode status() throws IOException, InterruptedException {
    return JsonMapper.shared().readTree(script.run("status", "--json"));
  }

  private JsonNode part(String name) throws IOException, InterruptedException {
    return status()
        .path("rows")
        .valueStream()
        .filter(row -> row.path("name").asString().equals(name))
        .findFirst()
        .orElseThrow(() -> new IOException("no process " + name + " is part of this city"));
  }

  private Properties secrets() throws IOException {
    var secrets = new Properties();
    try (Reader reader = Files.newBufferedReader(script.home().resolve("secrets"))) {
      secrets.load(reader);
    }
    return secrets;
  }
}
