package lianban.launcher.demo.run;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stands in for a city behind its gateway: answers in the protocol's JSON, tells each status twice,
 * fails every few calls, and decides by what the test wants of a row.
 */
final class StandInCity implements AutoCloseable {

  /** What is to become of a row. */
  enum Fate {
    ISSUED,
    SUPPLEMENTED,
    REFUSED_BY_HOUSING,
    REFUSED_BY_BOTH
  }

  private static final int FAILS_EVERY = 7;
  private static final BigDecimal TAX = new BigDecimal("1000.10");

  private final Fates fates;
  private final JsonMapper json = JsonMapper.shared();
  private final HttpServer server;
  private final Map<String, Map<String, Object>> cases = new TreeMap<>();
  private final Map<String, String> caseByKey = new TreeMap<>();
  private final List<Map<String, Object>> events = new ArrayList<>();
  private final Map<String, Integer> records = new TreeMap<>();
  private final Map<String, JsonNode> cards = new TreeMap<>();
  private int payments;
  private int calls;

  /** What is to become of rows. */
  interface Fates {
    Fate of(int row);
  }

  StandInCity(Fates fates) throws IOException {
    this.fates = fates;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  synchronized int payments() {
    return payments;
  }

  synchronized int records(String path) {
    return records.getOrDefault(path, 0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] sent = exchange.getRequestBody().readAllBytes();
      Object body;
      synchronized (this) {
        body = ++calls % FAILS_EVERY == 0 ? null : route(exchange, sent);
      }
      byte[] answer = json.writeValueAsBytes(body == null ? Map.of("title", "Away") : body);
      exchange.sendResponseHeaders(body == null ? 503 : 200, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private Object route(HttpExchange exchange, byte[] sent) {
    String path = exchange.getRequestURI().getPath();
    if (path.equals("/oauth2/token")) {
      return Map.of("access_token", "t", "expires_in", 900);
    }
    if (path.equals("/api/v1/events")) {
      return events(exchange.getRequestURI().getQuery());
    }
    if (path.startsWith("/api/v1/certificates/")) {
      return Map.of("status", "VALID");
    }
    if (path.equals("/api/v1/utilities/transfers")) {
      long issued = cases.values().stream().filter(c -> "ISSUED".equals(c.get("result"))).count();
      return Map.of("water", issued, "electricity", issued, "heating", issued);
    }
    if (!path.startsWith("/api/v1/cases")) {
      return feed(path, json.readTree(sent));
    }
    return cases(path, exchange.getRequestHeaders().getFirst("Idempotency-Key"), sent);
  }

  private Object feed(String path, JsonNode rows) {
    records.merge(path, rows.size(), Integer::sum);
    if (path.endsWith("/persons")) {
      rows.forEach(row -> cards.put(row.path("idNumber").asString(), row));
    }
    return Map.of("accepted", rows.size());
  }

  private Object events(String query) {
    int from = query.contains("from=latest") ? events.size() : cursor(query);
    var page =
        events.subList(from, events.size()).stream().map(data -> Map.of("data", data)).toList();
    return Map.of("events", page, "cursor", String.valueOf(events.size()));
  }

  private static int cursor(String query) {
    return Integer.parseInt(query.replaceAll(".*cursor=([0-9]+).*", "$1"));
  }

  private Object cases(String path, @Nullable String key, byte[] sent) {
    String[] parts = path.split("/", -1);
    if (parts.length == 4) {
      String caseId = caseByKey.computeIfAbsent(Objects.requireNonNull(key), k -> file(sent));
      return Objects.requireNonNull(cases.get(caseId));
    }
    Map<String, Object> state = Objects.requireNonNull(cases.get(parts[4]));
    if (parts.length == 6 && caseByKey.putIfAbsent(Objects.requireNonNull(key), parts[4]) == null) {
      change(state, parts[5], json.readTree(sent));
    }
    return state;
  }

  private String file(byte[] sent) {
    JsonNode application = json.readTree(sent);
    String caseId = "c" + cases.size();
    Map<String, Object> state = new LinkedHashMap<>();
    state.put("caseId", caseId);
    state.put("reference", application.path("reference").asString());
    state.put("seller", application.path("form").path("seller").path("idNumber").asString());
    cases.put(caseId, state);
    boolean supplement = fate(state) == Fate.SUPPLEMENTED;
    if (supplement) {
      tell(state, "SUPPLEMENT_NEEDED", 1);
    } else {
      decide(state, 1);
    }
    return caseId;
  }

  private Fate fate(Map<String, Object> state) {
    return fates.of(Integer.parseInt(String.valueOf(state.get("reference")).replaceAll(".*-", "")));
  }

  private void change(Map<String, Object> state, String what, JsonNode body) {
    if (what.equals("supplements")) {
      String valid =
          Objects.requireNonNull(cards.get(String.valueOf(state.get("seller"))))
              .path("cardValidUntil")
              .asString();
      decide(state, LocalDate.parse(valid).isAfter(LocalDate.now(ZoneOffset.UTC)) ? 2 : 1);
      return;
    }
    if (body.path("billId").asString().equals("b" + state.get("caseId"))
        && body.path("amount").asString().equals(TAX.add(new BigDecimal("80.00")).toString())) {
      payments++;
      state.put("result", "ISSUED");
      state.put("certificate", "cert-" + state.get("caseId"));
      tell(state, "CLOSED", fate(state) == Fate.SUPPLEMENTED ? 2 : 1);
    }
  }

  private void decide(Map<String, Object> state, int attempt) {
    switch (fate(state)) {
      case ISSUED, SUPPLEMENTED -> {
        state.put(
            "bill",
            Map.of(
                "billId",
                "b" + state.get("caseId"),
                "items",
                List.of(
                    Map.of("code", "deed-tax", "name", "Deed tax", "amount", TAX.toString()),
                    Map.of("code", "registration-fee", "name", "Fee", "amount", "80.00")),
                "total",
                TAX.add(new BigDecimal("80.00")).toString()));
        tell(state, "PAYMENT_DUE", attempt);
      }
      case REFUSED_BY_HOUSING, REFUSED_BY_BOTH -> {
        state.put("result", "REFUSED");
        tell(state, "CLOSED", attempt);
      }
    }
  }

  /** Each status is told twice: events come at least once. */
  private void tell(Map<String, Object> state, String phase, int attempt) {
    state.put("phase", phase);
    boolean both = fate(state) == Fate.REFUSED_BY_BOTH;
    boolean refused = both || fate(state) == Fate.REFUSED_BY_HOUSING;
    state.put("timeline", Map.of("elapsedMillis", 100, "sequentialMillis", 300, "workMillis", 40));
    state.put(
        "steps",
        List.of(
            step("identity", "public-security", attempt, false, Map.of()),
            step("contract", "housing", 1, refused, Map.of()),
            step("tax", "tax", 1, false, Map.of("assessment", TAX.toString())),
            step("title", "registration", 1, both, Map.of())));
    Map<String, Object> status = status(state, refused, both, attempt > 1);
    events.add(status);
    events.add(status);
  }

  private static Map<String, Object> step(
      String step, String department, int attempt, boolean refused, Map<String, Object> result) {
    UnaryOperator<Map<String, Object>> times =
        map -> {
          map.put("step", step);
          map.put("department", department);
          map.put("attempt", attempt);
          map.put("requestedAt", "2026-11-01T08:00:00.000Z");
          map.put("finishedAt", "2026-11-01T08:00:00.075Z");
          map.put("workMillis", 40);
          map.put("reasons", refused ? List.of(Map.of("code", "NO", "message", "No.")) : List.of());
          map.put("result", result);
          return map;
        };
    return times.apply(new LinkedHashMap<>());
  }

  private static Map<String, Object> status(
      Map<String, Object> state, boolean housing, boolean registration, boolean supplemented) {
    Map<String, Object> status = new LinkedHashMap<>(state);
    status.put("receipt", "1");
    status.put("filedBy", "window");
    status.put("applicant", "p");
    status.put("matter", "second-hand-home");
    status.put("matterVersion", 1);
    status.put("at", "2026-11-01T08:00:00.100Z");
    status.put("missing", List.of());
    List<Map<String, String>> reasons = new ArrayList<>();
    if (housing) {
      reasons.add(reason("contract", "housing"));
    }
    if (registration) {
      reasons.add(reason("title", "registration"));
    }
    status.put("reasons", reasons);
    status.put("elapsedMillis", 100);
    status.put("sequentialMillis", 300);
    status.put("workMillis", 40);
    status.put(
        "steps",
        List.of(
            Map.of(
                "step", "identity",
                "department", "public-security",
                "state", "APPROVED",
                "requestedAt", "2026-11-01T08:00:00.000Z",
                "finishedAt", "2026-11-01T08:00:00.075Z",
                "workMillis", 40,
                "supplemented", supplemented)));
    return status;
  }

  private static Map<String, String> reason(String step, String department) {
    return Map.of("step", step, "department", department, "code", "NO", "message", "No.");
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
