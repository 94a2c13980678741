package lianban.benchmarks;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.util.Properties;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The local city, as its own script tells of it. */
public final class City {

  private final Script script;
  private final int portBase;
  private final Properties secrets = new Properties();

  private City(Script script) throws IOException, InterruptedException {
    this.script = script;
    this.portBase = status().path("portBase").asInt();
    try (Reader reader = Files.newBufferedReader(script.home().resolve("secrets"))) {
      secrets.load(reader);
    }
  }

  /** Starts it, if it does not run. */
  public static City up(Script script) throws IOException, InterruptedException {
    script.run("up");
    return new City(script);
  }

  /** What {@code ./lianban status --json} says. */
  JsonNode status() throws IOException, InterruptedException {
    return JsonMapper.shared().readTree(script.run("status", "--json"));
  }

  /** A process's row in the status. */
  public JsonNode part(String name) throws IOException, InterruptedException {
    return status()
        .path("rows")
        .valueStream()
        .filter(row -> row.path("name").asString().equals(name))
        .findFirst()
        .orElseThrow(() -> new IOException("no process " + name + " is part of this city"));
  }

  /** A process's id. */
  long process(String name) throws IOException, InterruptedException {
    return part(name).required("pid").asLong();
  }

  /** The gateway, as a client sees it. */
  public Door door(String client) throws IOException {
    return new Door(URI.create("http://127.0.0.1:" + portBase), client, secret(client));
  }

  /** Where the broker answers. */
  String broker() {
    return "127.0.0.1:" + (portBase + 11);
  }

  String secret(String name) throws IOException {
    String secret = secrets.getProperty(name);
    if (secret == null) {
      throw new IOException("this city has no secret of " + name);
    }
    return secret;
  }
}
