package lianban.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
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
  private static final long LIMIT_MINUTES = 30;

  private final Path root;
  private final PrintStream progress;

  private Bench(Path root, PrintStream progress) {
    this.root = root;
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
      var bench = new Bench(Path.of(System.getProperty("lianban.root")), System.err);
      System.out.println(
          JSON.writerWithDefaultPrettyPrinter().writeValueAsString(bench.city(Path.of(args[1]))));
    } else if (args.length >= 1 && args[0].equals("exchange")) {
      var bench = new Bench(Path.of(System.getProperty("lianban.root")), System.err);
      System.out.println(
          JSON.writerWithDefaultPrettyPrinter().writeValueAsString(bench.exchange()));
    } else {
      System.err.println(
          "Usage: ./lianban bench city FILE | ./lianban bench exchange | ./lianban bench micro");
      System.exit(2);
    }
  }

  /** Starts the city anew, files the whole month, then two hundred cases at five a second. */
  private ObjectNode city(Path file) throws IOException, InterruptedException {
    ObjectNode figures = JSON.createObjectNode();
    String transfers = file.toAbsolutePath().toString();
    lianban("down");
    long begun = System.nanoTime();
    lianban("up");
    figures.put("readySeconds", (System.nanoTime() - begun) / 1_000_000_000.0);
    JsonNode status = JSON.readTree(lianban("status", "--json"));
    figures.set("statusWhenReady", status);
    lianban("demo", "transfers", transfers, "--limit", "300", "--json");
    figures.set("month", JSON.readTree(lianban("demo", "transfers", transfers, "--json")));
    figures.set(
        "fiveASecond",
        JSON.readTree(
            lianban("demo", "transfers", transfers, "--limit", "200", "--rate", "5", "--json")));
    return figures;
  }

  /** Starts the city, if it does not run, and publishes to it. */
  private ObjectNode exchange() throws Exception {
    lianban("up");
    JsonNode status = JSON.readTree(lianban("status", "--json"));
    Properties secrets = new Properties();
    String home = System.getenv().getOrDefault("LIANBAN_HOME", root.resolve(".lianban").toString());
    try (Reader reader = Files.newBufferedReader(Path.of(home, "secrets"))) {
      secrets.load(reader);
    }
    int base = status.path("portBase").asInt();
    Map<String, Object> kafka = kafka(base, secrets);
    try (var bench =
        new ExchangeBench(
            progress,
            URI.create("http://127.0.0.1:" + base),
            kafka,
            secrets.getProperty("housing"))) {
      return bench.figures();
    }
  }

  /** How to reach the broker: the city's own as the user that may do everything. */
  private static Map<String, Object> kafka(int base, Properties secrets) {
    String elsewhere = System.getenv("LIANBAN_KAFKA");
    if (elsewhere != null) {
      return Map.of("bootstrap.servers", elsewhere);
    }
    return Map.of(
        "bootstrap.servers",
        "127.0.0.1:" + (base + 11),
        "security.protocol",
        "SASL_PLAINTEXT",
        "sasl.mechanism",
        "SCRAM-SHA-512",
        "sasl.jaas.config",
        "org.apache.kafka.common.security.scram.ScramLoginModule required"
            + " username=\"broker\" password=\"%s\";"
                .formatted(secrets.getProperty("kafka.broker")));
  }

  /** Runs the script; its messages go on to our own, what it prints is the result. */
  private String lianban(String... words) throws IOException, InterruptedException {
    progress.println("./lianban " + String.join(" ", words));
    List<String> command = new ArrayList<>(List.of(root.resolve("lianban").toString()));
    command.addAll(List.of(words));
    Path output = Files.createTempFile("lianban-bench", ".out");
    Process process =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .redirectOutput(output.toFile())
            .start();
    if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IOException("./lianban " + words[0] + " failed");
    }
    String printed = Files.readString(output, StandardCharsets.UTF_8);
    Files.delete(output);
    return printed;
  }
}
