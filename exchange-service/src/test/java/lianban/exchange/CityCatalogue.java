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
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** The catalogue as it answers in a new city: from the files that catalog-service publishes. */
final class CityCatalogue implements AutoCloseable {

  private static final Path CITY = Path.of("../catalog-service/src/main/resources/city");
  private static final List<String> DEPARTMENTS =
      List.of("housing", "tax", "public-security", "registration");
  private static final List<String> DEPARTMENTAL =
      List.of("lianban.step.requested", "lianban.step.answered");
  private static final List<String> TYPES =
      Stream.concat(
              Stream.of(
                  "lianban.case.status", "lianban.certificate.issued", "housing.contract.filed"),
              DEPARTMENTAL.stream()
                  .flatMap(type -> DEPARTMENTS.stream().map(department -> type + "." + department)))
          .toList();

  private final WireMockServer server =
      new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));

  CityCatalogue() {
    server.start();
    serve("/api/v1/matters/second-hand-home", definition("matters/second-hand-home"));
    serve(
        "/api/v1/certificate-types/real-estate-right",
        definition("certificate-types/real-estate-right"));
    grant();
  }

  /** Event types as they are shipped. */
  void grant() {
    serveEventTypes(CityCatalogue::eventType);
  }

  /** From now on nobody may receive that type. */
  void revoke(String type) {
    serveEventTypes(
        name -> {
          var shipped = (ObjectNode) ServiceJson.MAPPER.readTree(eventType(name));
          if (name.equals(type)) {
            shipped.putArray("subscribers");
          }
          return shipped.toString();
        });
  }

  private void serveEventTypes(UnaryOperator<String> definition) {
    serve(
        "/api/v1/event-types",
        TYPES.stream().map(definition).collect(Collectors.joining(",", "[", "]")));
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
    return definition("event-types/" + type);
  }

  /** The first version of a definition. */
  private static String definition(String file) {
    try {
      String text = Files.readString(CITY.resolve(file + ".json"));
      return ((ObjectNode) ServiceJson.MAPPER.readTree(text)).put("version", 1).toString();
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
