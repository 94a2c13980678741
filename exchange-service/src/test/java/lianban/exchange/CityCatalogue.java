package lianban.exchange;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The catalogue as it answers in a new city: from the files that catalog-service publishes. */
final class CityCatalogue implements AutoCloseable {

  private static final Path CITY = Path.of("../catalog-service/src/main/resources/city");
  private static final List<String> DEPARTMENTS =
      List.of("housing", "tax", "public-security", "registration");
  private static final List<String> DEPARTMENTAL =
      List.of("lianban.step.requested", "lianban.step.answered");
  private static final String ANNOUNCED = "lianban.sharing.announced.";
  private static final List<String> DATA_SETS = List.of("real-estate-rights", "case-status");
  private static final List<String> TYPES =
      Stream.concat(
              Stream.of(
                  "lianban.case.status",
                  "lianban.case.supervision",
                  "lianban.certificate.issued",
                  "lianban.certificate.changed",
                  "lianban.data.read",
                  "housing.contract.filed",
                  ANNOUNCED + "housing",
                  ANNOUNCED + "tax"),
              DEPARTMENTAL.stream()
                  .flatMap(type -> DEPARTMENTS.stream().map(department -> type + "." + department)))
          .toList();

  /**
   * A made-up holiday on the Wednesday after the story's Monday, and its Saturday worked for it.
   */
  private static final String NOTICES =
      """
      [{"notice": "national-2026", "calendar": "national", "year": 2026, "version": 1, "days": [
        {"name": "假日", "date": "2026-11-25", "isOffDay": true},
        {"name": "假日", "date": "2026-11-28", "isOffDay": false}]}]
      """;

  private final WireMockServer server =
      new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));

  private final Map<String, ObjectNode> grants = new TreeMap<>();
  private final Map<String, ObjectNode> types = new LinkedHashMap<>();

  CityCatalogue() {
    server.start();
    serve("/api/v1/matters/second-hand-home", definition("matters/second-hand-home"));
    serve("/api/v1/matters/second-hand-home/versions/1", definition("matters/second-hand-home"));
    serve("/api/v1/calendars", NOTICES);
    serve(
        "/api/v1/certificate-types/real-estate-right",
        definition("certificate-types/real-estate-right"));
    serve("/api/v1/certificate-types/no-home-proof", definition("certificate-types/no-home-proof"));
    for (String type : TYPES) {
      ObjectNode definition = (ObjectNode) ServiceJson.MAPPER.readTree(eventType(type));
      definition.putArray("versions");
      types.put(type, definition);
      open(definition);
    }
    serve("/api/v1/data-sets", DATA_SETS.stream().map(CityCatalogue::dataSet).toList().toString());
    serveTypes();
    addStandingGrants();
    serveGrants();
  }

  /** Puts the next version of a type in force; those before it stay open. */
  void addVersion(String type, int major, String schema) {
    ObjectNode definition = Objects.requireNonNull(types.get(type));
    definition.put("version", definition.path("version").asInt() + 1).put("major", major);
    definition.set("schema", ServiceJson.MAPPER.readTree(schema));
    open(definition);
    serveTypes();
  }

  private static void open(ObjectNode definition) {
    ((ArrayNode) definition.path("versions"))
        .addObject()
        .put("version", definition.path("version").asInt())
        .put("major", definition.path("major").asInt())
        .set("schema", definition.path("schema"));
  }

  private void serveTypes() {
    serve("/api/v1/event-types?versions=open", types.values().toString());
  }

  /** Gives a grant to read by the first version, in the place of one with the same id. */
  void grant(String id, String type, String subscriber, String fields, String until) {
    grant(id, type, subscriber, fields, until, 1);
  }

  /** Gives a grant to read by a version, in the place of one with the same id. */
  void grant(String id, String type, String subscriber, String fields, String until, int version) {
    ObjectNode grant =
        (ObjectNode)
            ServiceJson.MAPPER.readTree(
                """
                {"id": "%s", "type": "%s", "subscriber": "%s", "fields": %s, "rows": "ALL",
                 "until": "%s", "version": %d, "grantedAt": "2026-11-22T08:15:30Z"}
                """
                    .formatted(id, type, subscriber, fields, until, version));
    grants.put(id, grant);
    serveGrants();
  }

  /** Gives a grant of a data set, in the place of one with the same id. */
  void grantDataSet(String id, String dataSet, String subscriber, String fields) {
    ObjectNode grant =
        (ObjectNode)
            ServiceJson.MAPPER.readTree(
                """
                {"id": "%s", "dataSet": "%s", "subscriber": "%s", "fields": %s, "rows": "ALL",
                 "version": 1, "grantedAt": "2026-11-22T08:15:30Z"}
                """
                    .formatted(id, dataSet, subscriber, fields));
    grants.put(id, grant);
    serveGrants();
  }

  /** Puts a matter in force, made from the city's own. */
  void addMatter(String id, Consumer<ObjectNode> change) {
    var matter = (ObjectNode) ServiceJson.MAPPER.readTree(definition("matters/second-hand-home"));
    matter.put("id", id);
    change.accept(matter);
    serve("/api/v1/matters/" + id, matter.toString());
  }

  /** Takes a grant back. */
  void revoke(String id) {
    grants.remove(id);
    serveGrants();
  }

  private void addStandingGrants() {
    String text = text("grants");
    for (JsonNode grant : ServiceJson.MAPPER.readTree(text).path("grants")) {
      addStanding((ObjectNode) grant);
    }
    for (String department : DEPARTMENTS) {
      String filled = text.replace("{department}", department);
      for (JsonNode grant : ServiceJson.MAPPER.readTree(filled).path("departmentalGrants")) {
        addStanding((ObjectNode) grant);
      }
      addStanding((ObjectNode) ServiceJson.MAPPER.readTree(filled).path("informed"));
    }
  }

  private void addStanding(ObjectNode grant) {
    JsonNode dataSet = grant.path("dataSet");
    String granted = grant.path("type").asString(dataSet.asString(""));
    String id = "city-" + granted + "-" + grant.path("subscriber").asString();
    grant.put("id", id).put("version", 1).put("grantedAt", "2026-11-01T00:00:00Z");
    ArrayNode fields = grant.putArray("fields");
    if (dataSet.isString()) {
      dataSet(granted).path("items").forEach(item -> fields.add(item.path("pointer")));
    } else {
      fields.add("");
    }
    grants.put(id, grant);
  }

  private static JsonNode dataSet(String key) {
    return ServiceJson.MAPPER.readTree(definition("data-sets/" + key));
  }

  private void serveGrants() {
    String body = grants.values().toString();
    String tag = "\"" + body.hashCode() + "\"";
    String path = "/api/v1/grants?active=true";
    server.stubFor(WireMock.get(urlEqualTo(path)).willReturn(okJson(body).withHeader("ETag", tag)));
    server.stubFor(
        WireMock.get(urlEqualTo(path))
            .withHeader("If-None-Match", WireMock.equalTo(tag))
            .willReturn(WireMock.aResponse().withStatus(304).withHeader("ETag", tag)));
  }

  String url() {
    return server.baseUrl();
  }

  /** JSON Schema of an event type's data. */
  static String schema(String type) {
    return ServiceJson.MAPPER.readTree(eventType(type)).required("schema").toString();
  }

  private static String eventType(String type) {
    for (String departmental : DEPARTMENTAL) {
      if (type.startsWith(departmental + ".")) {
        String department = type.substring(departmental.length() + 1);
        return definition("event-types/" + departmental).replace("{department}", department);
      }
    }
    if (type.startsWith(ANNOUNCED)) {
      return definition("event-types/lianban.sharing.announced")
          .replace("{department}", type.substring(ANNOUNCED.length()));
    }
    return definition("event-types/" + type);
  }

  /** The first version of a definition. */
  private static String definition(String file) {
    return ((ObjectNode) ServiceJson.MAPPER.readTree(text(file))).put("version", 1).toString();
  }

  private static String text(String file) {
    try {
      return Files.readString(CITY.resolve(file + ".json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serve(String path, String body) {
    server.stubFor(WireMock.get(urlEqualTo(path)).willReturn(okJson(body)));
  }

  @Override
  public void close() {
    server.stop();
  }
}
