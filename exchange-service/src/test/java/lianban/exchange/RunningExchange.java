package lianban.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import io.cloudevents.CloudEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import lianban.launcher.store.DocumentStore;
import lianban.service.outbound.ServiceClients;
import lianban.service.test.TestTokens;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The exchange with a real broker, a real store, and a catalogue that answers from its own files.
 */
final class RunningExchange implements AutoCloseable {

  static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

  /** The private key of RFC 8037, A.1. */
  private static final String SEAL_KEY =
      "MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g";

  static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  /** So that nobody waits for what takes minutes in a city. */
  private static final String[] QUICK = {
    "--exchange.webhook.attempts=3",
    "--exchange.webhook.first-delay=20ms",
    "--exchange.webhook.longest-delay=200ms",
    "--exchange.webhook.connect-timeout=1s",
    "--exchange.webhook.timeout=2s",
    "--exchange.webhook.lease=5s",
    "--exchange.webhook.round=100ms",
    "--exchange.webhook.breaker.pause=300ms",
    "--exchange.webhook.breaker.longest-pause=1s"
  };

  /** Longer than anything that the exchange waits for, on any machine. */
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private static final JsonMapper JSON = JsonMapper.builder().build();

  final EmbeddedKafkaKraftBroker kafka = new EmbeddedKafkaKraftBroker(1, 1);
  private final DocumentStore store = DocumentStore.inMemory();
  final CityCatalogue catalog = new CityCatalogue();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final InstantSource clock;
  private final String[] settings;
  private ConfigurableApplicationContext context;

  RunningExchange() {
    this(Clock.tick(Clock.systemUTC(), Duration.ofMillis(1)));
  }

  /**
   * @param settings as {@code --name=value}
   */
  RunningExchange(InstantSource clock, String... settings) {
    this.clock = clock;
    this.settings = Stream.concat(Stream.of(QUICK), Stream.of(settings)).toArray(String[]::new);
    kafka.afterPropertiesSet();
    context = start("127.0.0.1");
  }

  /** Stops the exchange and starts it anew on the same broker and store. */
  void restart() {
    context.close();
    context = start("127.0.0.1");
  }

  /** Starts another instance on the same broker and store. */
  Another another() {
    return new Another(start("127.0.0.2"));
  }

  /** Another instance. */
  record Another(ConfigurableApplicationContext context) implements AutoCloseable {

    /** From now on it does not reach the store; it does not know why. */
    void cutOff() {
      context.getBean(MongoClient.class).close();
    }

    @Override
    public void close() {
      context.close();
    }
  }

  /** Waits until the catalogue was reached and every event type has its topic. */
  void awaitReady() {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> get("", "/actuator/health/readiness").status() == 200);
  }

  /** Whether that is one whole problem of a kind. */
  static void assertProblem(Answer answer, int status, String slug) {
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
    assertThat(answer.text("type")).isEqualTo("urn:lianban:problem:" + slug);
    assertThat(answer.text("hop")).isEqualTo("exchange-service");
    assertThat(answer.text("action")).isNotEmpty();
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  private ConfigurableApplicationContext start(String host) {
    return new SpringApplicationBuilder(
            ExchangeApplication.class, TestTokens.class, CatalogueConnection.class)
        .web(WebApplicationType.REACTIVE)
        .initializers(
            (GenericApplicationContext starting) ->
                starting.registerBean(InstantSource.class, () -> clock))
        .properties(
            Map.of(
                "LIANBAN_HOST",
                host,
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
                "LIANBAN_WEBHOOK_KEY",
                KEY,
                "LIANBAN_WEBHOOK_NETWORKS",
                "127.0.0.0/8",
                "LIANBAN_SEAL_KEY",
                SEAL_KEY,
                "test.catalog",
                catalog.url()))
        .properties(
            "LIANBAN_PAYMENT_KEY=" + KEY,
            "eureka.client.enabled=false",
            "spring.cloud.discovery.enabled=false",
            "exchange.proof.interval=100ms",
            "exchange.proof.take-over=1s",
            "exchange.proof.check-pause=20ms",
            "exchange.proof.check-percent=100")
        .run(settings);
  }

  /** Where the catalogue is, in place of Eureka's answer. */
  @TestConfiguration(proxyBeanMethods = false)
  static class CatalogueConnection {
    @Bean
    ServiceClients testClients(org.springframework.core.env.Environment environment) {
      // As patient as in the city: one question that is never answered must not stop everything.
      var requests =
          new JdkClientHttpRequestFactory(
              HttpClient.newBuilder()
                  .version(HttpClient.Version.HTTP_1_1)
                  .connectTimeout(Duration.ofSeconds(2))
                  .build());
      requests.setReadTimeout(Duration.ofSeconds(10));
      return service ->
          RestClient.builder()
              .requestFactory(requests)
              .baseUrl(environment.getRequiredProperty("test.catalog"))
              .build();
    }

    /** Its own, so that the end of one instance is not that of another beside it. */
    @Bean
    ReactorResourceFactory reactorResources() {
      var resources = new ReactorResourceFactory();
      resources.setUseGlobalResources(false);
      return resources;
    }
  }

  /** An answer as status and JSON. */
  record Answer(int status, JsonNode body, Map<String, List<String>> headers) {

    Answer {
      headers = Map.copyOf(headers);
    }

    /** How many seconds to wait, empty if it does not say. */
    String retryAfter() {
      return headers.getOrDefault("retry-after", List.of("")).getFirst();
    }

    String text(String field) {
      return body.path(field).asString("");
    }
  }

  Answer get(String token, String path) {
    return send(request(token, path).GET().build());
  }

  Answer get(String token, String path, String language) {
    return send(request(token, path).header("Accept-Language", language).GET().build());
  }

  /** What a person's browser gets. */
  String page(String token, String path) {
    return text(request(token, path).header("Accept", "text/html").GET().build()).body();
  }

  Answer post(String token, String path, String key, String body) {
    return send(
        request(token, path)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  /** Any request with any headers; the answer has JSON or nothing in it. */
  Answer call(String token, String method, String path, Map<String, String> headers, byte[] body) {
    HttpRequest.Builder request = request(token, path);
    headers.forEach(request::header);
    return send(request.method(method, HttpRequest.BodyPublishers.ofByteArray(body)).build());
  }

  /** The whole answer as it came. */
  HttpResponse<byte[]> bytesOf(String token, String path) {
    return answer(request(token, path).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  /** The whole answer as text. */
  String textOf(String token, String path) {
    return text(request(token, path).GET().build()).body();
  }

  /** A change of what was read with that version. */
  Answer patch(String token, String path, String version, String body) {
    return send(
        request(token, path)
            .header("Content-Type", "application/merge-patch+json")
            .header("If-Match", "\"" + version + "\"")
            .method("PATCH", HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  Answer delete(String token, String path) {
    return send(request(token, path).DELETE().build());
  }

  /** The version that an answer's ETag names. */
  String version(String token, String path) {
    return text(request(token, path).GET().build())
        .headers()
        .firstValue("ETag")
        .orElseThrow()
        .replace("\"", "");
  }

  /** One event in structured mode. */
  Answer publish(String token, String body) {
    return publish(token, "application/cloudevents+json", body);
  }

  Answer publish(String token, String contentType, String body) {
    return publish(token, contentType, body, Map.of());
  }

  Answer publish(String token, String contentType, String body, Map<String, String> headers) {
    return send(publication(token, contentType, body, headers));
  }

  /** The lines that answer a stream of lines. */
  List<JsonNode> stream(String token, String lines) {
    HttpRequest request = publication(token, "application/x-ndjson", lines, Map.of());
    return text(request).body().lines().map(JSON::readTree).toList();
  }

  /** An answer that is read as it comes. */
  HttpResponse<InputStream> stream(String token, String path, Map<String, String> headers) {
    HttpRequest.Builder request = request(token, path);
    headers.forEach(request::header);
    return answer(request.GET().build(), HttpResponse.BodyHandlers.ofInputStream());
  }

  private HttpRequest publication(
      String token, String contentType, String body, Map<String, String> headers) {
    HttpRequest.Builder request =
        request(token, "/api/v1/events")
            .header("Content-Type", contentType)
            .POST(HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    return request.build();
  }

  /** The housing department's own event, as it comes over REST. */
  static String contractFiled(String source, String id, String price) {
    return """
    {"specversion":"1.0","id":"%s","source":"%s","type":"housing.contract.filed","subject":"C-1",
     "datacontenttype":"application/json",
     "data":{"contractNo":"C-1","propertyNo":"P-1","price":"%s","filedAt":"2026-11-22T08:15:30Z"}}
    """
        .formatted(id, source, price);
  }

  @SuppressWarnings("unchecked") // The exchange has one factory, and a class says no more.
  ConsumerFactory<String, CloudEvent> consumers() {
    return bean(ConsumerFactory.class);
  }

  /** Every record of a topic under that key. */
  List<ConsumerRecord<String, CloudEvent>> records(String topic, String key) {
    List<ConsumerRecord<String, CloudEvent>> found = new ArrayList<>();
    try (Consumer<String, CloudEvent> consumer = consumers().createConsumer()) {
      var partitions =
          consumer.partitionsFor(topic).stream()
              .map(p -> new TopicPartition(topic, p.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        consumer.poll(Duration.ofMillis(200)).forEach(found::add);
      }
    }
    return found.stream().filter(letter -> key.equals(letter.key())).toList();
  }

  private HttpRequest.Builder request(String token, String path) {
    String port = context.getEnvironment().getRequiredProperty("local.server.port");
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    request.header("traceparent", TRACE);
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private Answer send(HttpRequest request) {
    HttpResponse<String> response = text(request);
    String body = response.body();
    return new Answer(
        response.statusCode(),
        JSON.readTree(body.isEmpty() ? "{}" : body),
        response.headers().map());
  }

  private HttpResponse<String> text(HttpRequest request) {
    return answer(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  private <T> HttpResponse<T> answer(HttpRequest request, HttpResponse.BodyHandler<T> body) {
    try {
      return http.sendAsync(request, body).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("no answer to " + request.method() + " " + request.uri(), e);
    } catch (ExecutionException e) {
      throw new UncheckedIOException(new IOException(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    context.close();
    catalog.close();
    store.close();
    kafka.destroy();
  }
}
