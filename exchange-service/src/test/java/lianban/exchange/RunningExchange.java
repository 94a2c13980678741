package lianban.exchange;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import lianban.launcher.store.DocumentStore;
import lianban.service.outbound.ServiceClients;
import lianban.service.test.TestTokens;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The exchange with a real broker, a real store, and a catalogue that answers from its own files.
 */
final class RunningExchange implements AutoCloseable {

  private static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
  private static final Path CITY = Path.of("../catalog-service/src/main/resources/city");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  final EmbeddedKafkaKraftBroker kafka = new EmbeddedKafkaKraftBroker(1, 1);
  private final DocumentStore store = DocumentStore.inMemory();
  private final WireMockServer catalog =
      new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
  private final HttpClient http = HttpClient.newHttpClient();
  private ConfigurableApplicationContext context;

  RunningExchange() {
    kafka.afterPropertiesSet();
    catalog.start();
    serveCatalogue();
    context = start();
  }

  /** Stops the exchange and starts it anew on the same broker and store. */
  void restart() {
    context.close();
    context = start();
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  private ConfigurableApplicationContext start() {
    return new SpringApplicationBuilder(
            ExchangeApplication.class, TestTokens.class, CatalogueConnection.class)
        .web(WebApplicationType.REACTIVE)
        .properties(
            Map.of(
                "LIANBAN_PORT",
                "0",
                "LIANBAN_MONGODB",
                store.connectionString(),
                "LIANBAN_KAFKA",
                kafka.getBrokersAsString(),
                "LIANBAN_HOLDER_KEY",
                KEY,
                "LIANBAN_CURSOR_KEY",
                KEY,
                "test.catalog",
                catalog.baseUrl(),
                "eureka.client.enabled",
                "false",
                "spring.cloud.discovery.enabled",
                "false"))
        .run();
  }

  /** Where the catalogue is, in place of Eureka's answer. */
  @TestConfiguration(proxyBeanMethods = false)
  static class CatalogueConnection {
    @Bean
    ServiceClients testClients(org.springframework.core.env.Environment environment) {
      return service -> RestClient.create(environment.getRequiredProperty("test.catalog"));
    }
  }

  private void serveCatalogue() {
    stub("/api/v1/matters/second-hand-home", published("matters/second-hand-home.json"));
    stub(
        "/api/v1/certificate-types/real-estate-right",
        published("certificate-types/real-estate-right.json"));
    stub(
        "/api/v1/event-types",
        "[%s,%s,%s,%s,%s,%s,%s,%s]"
            .formatted(
                published("event-types/lianban.case.status.json"),
                published("event-types/lianban.certificate.issued.json"),
                published("event-types/housing.contract.filed.json"),
                answers("housing"),
                answers("tax"),
                answers("public-security"),
                answers("registration"),
                requests()));
  }

  private static String requests() {
    return """
    {"type":"lianban.step.requested.housing","version":1,"schema":{},"publishers":[],"subscribers":[]},
    {"type":"lianban.step.requested.tax","version":1,"schema":{},"publishers":[],"subscribers":[]},
    {"type":"lianban.step.requested.public-security","version":1,"schema":{},"publishers":[],"subscribers":[]},
    {"type":"lianban.step.requested.registration","version":1,"schema":{},"publishers":[],"subscribers":[]}
    """;
  }

  private static String answers(String department) {
    return """
    {"type":"lianban.step.answered.%s","version":1,"schema":{},"publishers":[],"subscribers":[]}
    """
        .formatted(department);
  }

  private static String published(String file) {
    try {
      String definition = Files.readString(CITY.resolve(file)).strip();
      return definition.substring(0, definition.length() - 1) + ",\"version\":1}";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void stub(String path, String body) {
    catalog.stubFor(WireMock.get(urlEqualTo(path)).willReturn(okJson(body)));
  }

  /** An answer as status and JSON. */
  record Answer(int status, JsonNode body) {
    String text(String field) {
      return body.path(field).asString("");
    }
  }

  Answer get(String token, String path) {
    return send(request(token, path).GET().build());
  }

  Answer post(String token, String path, String key, String body) {
    return send(
        request(token, path)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  Answer publish(String token, String body) {
    return send(
        request(token, "/api/v1/events")
            .header("Content-Type", "application/cloudevents+json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private HttpRequest.Builder request(String token, String path) {
    String port = context.getEnvironment().getRequiredProperty("local.server.port");
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private Answer send(HttpRequest request) {
    try {
      var response = http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      String body = response.body();
      return new Answer(response.statusCode(), JSON.readTree(body.isEmpty() ? "{}" : body));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    context.close();
    catalog.stop();
    store.close();
    kafka.destroy();
  }
}
