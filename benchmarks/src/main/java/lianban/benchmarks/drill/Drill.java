package lianban.benchmarks.drill;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import lianban.benchmarks.City;
import lianban.benchmarks.Door;
import lianban.benchmarks.Receiver;
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
  private static final long CALM_SECONDS = 5;
  private static final long RECOVERY_SECONDS = 120;
  private static final long CATCH_UP_SECONDS = 120;

  private final Script script;
  private final PrintStream progress;
  private final String run = "drill-" + Long.toString(System.currentTimeMillis(), 36);
  private final Map<String, Logbook> logs = new LinkedHashMap<>();

  /** While nothing is being killed. */
  private final Rate calm = new Rate();

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
    City city = City.up(script);
    try (Door sender = city.door("housing");
        Door reader = city.door("tax");
        var publisher = new Publisher(new Exchange(sender, run), run)) {
      List<Receiver> receivers = new ArrayList<>();
      try {
        for (var kind : Receiver.kinds().entrySet()) {
          Logbook log = new Logbook(run);
          logs.put(kind.getKey(), log);
          receivers.add(kind.getValue().begin(reader, log::write));
        }
        publishAndKill(city, publisher, kills);
        awaitAll(publisher);
      } finally {
        for (Receiver receiver : receivers) {
          receiver.close();
        }
      }
      progress.println("  checking seals");
      return figures(kills, publisher, new SealCheck(sender).check(publisher.acknowledged()));
    }
  }

  private void publishAndKill(City city, Publisher publisher, int kills) throws Exception {
    publisher.begin();
    for (int i = 0; i < kills; i++) {
      calm(publisher);
      kill(city, KILLED.get(i % KILLED.size()), i + 1, kills, publisher);
    }
    calm(publisher);
    publisher.end();
  }

  /** Begins when something is acknowledged again: that alone shows that everything is back. */
  private void calm(Publisher publisher) throws Exception {
    int before = publisher.count();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(RECOVERY_SECONDS);
    while (publisher.count() == before) {
      if (System.nanoTime() > deadline) {
        throw new IOException("nothing is acknowledged any more");
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    int from = publisher.count();
    long begun = System.nanoTime();
    TimeUnit.SECONDS.sleep(CALM_SECONDS);
    calm.add(publisher.count() - from, System.nanoTime() - begun);
  }

  private void kill(City city, String name, int nth, int kills, Publisher publisher)
      throws Exception {
    JsonNode before = city.part(name);
    progress.printf(
        "  kill %d of %d: %s; %d events acknowledged so far%n",
        nth, kills, name, publisher.count());
    ProcessHandle.of(before.path("pid").asLong()).orElseThrow().destroyForcibly();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(RECOVERY_SECONDS);
    while (!hasComeBack(before, city.part(name))) {
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
  private void awaitAll(Publisher publisher) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(CATCH_UP_SECONDS);
    while (System.nanoTime() < deadline
        && logs.values().stream()
            .anyMatch(l -> Findings.of(publisher.acknowledged(), l.received()).missing() > 0)) {
      progress.println("  waiting until everything is received");
      TimeUnit.SECONDS.sleep(2);
    }
  }

  private ObjectNode figures(int kills, Publisher publisher, SealCheck.Result seals) {
    Map<String, Findings> each = new LinkedHashMap<>();
    logs.forEach(
        (name, log) -> each.put(name, Findings.of(publisher.acknowledged(), log.received())));
    ObjectNode figures = JsonMapper.shared().createObjectNode();
    figures.put("kills", kills).put("acknowledged", publisher.count());
    figures.put("offeredPerSecond", Publisher.PER_SECOND);
    figures.put("acknowledgedPerSecond", calm.perSecond());
    Findings.all(each.values()).figures().forEach(figures::put);
    figures.put("sealsVerified", seals.verified()).put("seals", seals.seals());
    figures.put("proofsVerified", seals.proofs()).put("proofs", seals.samples());
    ObjectNode byReceiver = figures.putObject("receivers");
    each.forEach((name, findings) -> findings.figures().forEach(byReceiver.putObject(name)::put));
    return figures;
  }
}
