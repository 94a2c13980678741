package lianban.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code ./lianban bench}: how long the city takes to be ready and how much memory it has then, how
 * many cases a second it closes, and what of a case's time is its own.
 */
public final class Bench {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Script script;
  private final PrintStream progress;

  private Bench(PrintStream progress) {
    this.script = Script.ofProject(progress);
    this.progress = progress;
  }

  /**
   * Runs the benchmarks.
   *
   * @param args {@code city FILE} measures the local city with that month of transfers, {@code
   *     exchange} measures what it takes in and gives out, {@code micro} runs the microbenchmarks
   */
  public static void main(String[] args) throws Exception {
    if (args.length == 1 && args[0].equals("micro")) {
      new Runner(new OptionsBuilder().include("lianban.benchmarks").build()).run();
    } else if (args.length == 2 && args[0].equals("city")) {
      var bench = new Bench(System.err);
      System.out.println(
          JSON.writerWithDefaultPrettyPrinter().writeValueAsString(bench.city(Path.of(args[1]))));
    } else if (isExchange(args)) {
      var bench = new Bench(System.err);
      System.out.println(
          JSON.writerWithDefaultPrettyPrinter().writeValueAsString(bench.exchange()));
    } else {
      System.err.println(
          "Usage: ./lianban bench city FILE | ./lianban bench exchange | ./lianban bench micro");
      System.exit(2);
    }
  }

  /** It prints JSON whether asked to or not. */
  private static boolean isExchange(String... words) {
    return words.length >= 1
        && words[0].equals("exchange")
        && (words.length == 1 || (words.length == 2 && words[1].equals("--json")));
  }

  /** Starts the city anew, files the whole month, then two hundred cases at five a second. */
  private ObjectNode city(Path file) throws IOException, InterruptedException {
    ObjectNode figures = JSON.createObjectNode();
    String transfers = file.toAbsolutePath().toString();
    script.run("down");
    long begun = System.nanoTime();
    script.run("up");
    figures.put("readySeconds", (System.nanoTime() - begun) / 1_000_000_000.0);
    JsonNode status = JSON.readTree(script.run("status", "--json"));
    figures.set("statusWhenReady", status);
    script.run("demo", "transfers", transfers, "--limit", "300", "--json");
    figures.set("month", JSON.readTree(script.run("demo", "transfers", transfers, "--json")));
    figures.set(
        "fiveASecond",
        JSON.readTree(
            script.run("demo", "transfers", transfers, "--limit", "200", "--rate", "5", "--json")));
    return figures;
  }

  /** Starts the city, if it does not run, publishes to it and receives from it. */
  private ObjectNode exchange() throws Exception {
    City city = City.up(script);
    String run = Long.toString(System.currentTimeMillis(), 36);
    try (Door housing = city.door("housing");
        Door tax = city.door("tax")) {
      ObjectNode figures;
      try (var bench =
          new ExchangeBench(progress, new NumberedEvents(housing, "bench-" + run), kafka(city))) {
        figures = bench.figures();
      }
      var events = new NumberedEvents(housing, "delivery-" + run);
      List<Long> processes = List.of(city.process("gateway"), city.process("exchange-service"));
      new DeliveryBench(progress, events, tax, processes).addTo(figures);
      return figures;
    }
  }

  /** How to reach the broker: the city's own as the user that may do everything. */
  private static Map<String, Object> kafka(City city) throws IOException {
    String elsewhere = System.getenv("LIANBAN_KAFKA");
    if (elsewhere != null) {
      return Map.of("bootstrap.servers", elsewhere);
    }
    return Map.of(
        "bootstrap.servers",
        city.broker(),
        "security.protocol",
        "SASL_PLAINTEXT",
        "sasl.mechanism",
        "SCRAM-SHA-512",
        "sasl.jaas.config",
        "org.apache.kafka.common.security.scram.ScramLoginModule required"
            + " username=\"broker\" password=\"%s\";".formatted(city.secret("kafka.broker")));
  }
}
