package lianban.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lianban.gateway.GatewayProperties;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

/** The access table and the page that people read say the same. */
class ProtocolTableTest {

  private static final Path PROTOCOL = Path.of("..", "docs", "protocol.md");
  private static final Pattern CODE = Pattern.compile("`([^`]*)`");
  private static final Set<String> ON_THE_PLATFORM =
      Set.of("identity", "catalog", "exchange", "rating");

  @Test
  void accessTableAgreesWithTheProtocol() throws IOException {
    Set<String> documented = new TreeSet<>();
    for (String line : Files.readAllLines(PROTOCOL)) {
      if (line.startsWith("| `") && line.contains("/api/v1")) {
        documented.addAll(rows(line.split("\\|", -1)));
      }
    }

    assertThat(configured()).isEqualTo(documented).hasSizeGreaterThan(20);
  }

  /** A line of the page may stand for several rows. */
  private static List<String> rows(String[] cells) {
    List<String> scopes = codes(cells[3]);
    List<String> rows = new ArrayList<>();
    List<String> methods = new ArrayList<>();
    String base = "";
    for (String code : codes(cells[1])) {
      String[] words = code.split(" ", -1);
      String last = words[words.length - 1];
      if (Character.isUpperCase(code.charAt(0))) {
        if (!base.isEmpty()) {
          methods.clear();
        }
        methods.add(words[0]);
      }
      if (last.equals(words[0]) && Character.isUpperCase(last.charAt(0))) {
        continue; // a method whose path follows
      }
      String path = last.replaceAll("\\?.*", "");
      base = path.startsWith("…") ? base : path;
      for (String method : methods) {
        String whole = path.startsWith("…") ? base + path.substring(1) : path;
        rows.add(row(method, whole, grant(cells[3], scopes, method), cells[2].strip()));
      }
    }
    return rows;
  }

  private static String grant(String cell, List<String> scopes, String method) {
    if (cell.strip().equals("public")) {
      return "public";
    }
    return scopes.size() == 1 || method.equals("GET") ? scopes.getFirst() : scopes.getLast();
  }

  private static String row(String method, String path, String grant, String service) {
    String name = ON_THE_PLATFORM.contains(service) ? service + "-service" : service;
    return "%s %s %s %s".formatted(path, method, grant, name);
  }

  private static List<String> codes(String cell) {
    return CODE.matcher(cell).results().map((MatchResult code) -> code.group(1)).toList();
  }

  private static Set<String> configured() throws IOException {
    GatewayProperties properties = properties();
    Set<String> rows = new TreeSet<>();
    properties.access().stream()
        .filter(access -> access.path().startsWith("/api/v1"))
        .flatMap(access -> rows(access, properties))
        .forEach(rows::add);
    return rows;
  }

  private static Stream<String> rows(
      GatewayProperties.Access access, GatewayProperties properties) {
    var route = Objects.requireNonNull(properties.routes().get(access.route()));
    String service = Objects.requireNonNullElse(route.service(), access.route());
    return access.methods().stream()
        .map(method -> row(method, access.path(), access.grant(), service));
  }

  private static GatewayProperties properties() throws IOException {
    var environment = new StandardEnvironment();
    new YamlPropertySourceLoader()
        .load("application", new ClassPathResource("application.yml"))
        .forEach(environment.getPropertySources()::addLast);
    return Binder.get(environment)
        .bind("lianban.gateway", Bindable.of(GatewayProperties.class))
        .get();
  }
}
