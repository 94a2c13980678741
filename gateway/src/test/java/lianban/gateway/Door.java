package lianban.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running gateway on a real port, before a backend that plays every service and the issuer. */
public final class Door implements AutoCloseable {

  private static final List<String> SERVICES =
      List.of(
          "identity-service",
          "catalog-service",
          "exchange-service",
          "rating-service",
          "housing",
          "public-security",
          "registration",
          "utilities");

  public final WireMockServer backend = new WireMockServer(options().dynamicPort());
  public final Tokens tokens = Tokens.withKey("city");

  private final ConfigurableApplicationContext gateway;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Door(String... settings) {
    backend.start();
    reset();
    List<String> arguments = new ArrayList<>(List.of(settings));
    arguments.add("--server.port=0");
    arguments.add("--eureka.client.enabled=false");
    arguments.add("--lianban.gateway.tokens.issuer=" + Tokens.ISSUER);
    arguments.add("--lianban.gateway.tokens.jwks-uri=" + backend.baseUrl() + "/oauth2/jwks");
    for (String service : SERVICES) {
      String first = instance(service, 0, "");
      if (arguments.stream().noneMatch(setting -> setting.startsWith(first))) {
        arguments.add(first + backend.baseUrl());
      }
    }
    gateway = SpringApplication.run(GatewayApplication.class, arguments.toArray(String[]::new));
  }

  /** Opens a gateway; settings are {@code --name=value}. */
  public static Door open(String... settings) {
    return new Door(settings);
  }

  /** A setting that makes an instance of a service known. */
  public static String instance(String service, int number, String uri) {
    return "--spring.cloud.discovery.client.simple.instances."
        + "%s[%d].uri=%s".formatted(service, number, uri);
  }

  /** The backend answers everything with an empty object again. */
  public void reset() {
    backend.resetAll();
    backend.stubFor(any(anyUrl()).atPriority(10).willReturn(okJson("{}")));
    backend.stubFor(get("/oauth2/jwks").willReturn(okJson(tokens.jwks())));
  }

  public <T> T bean(Class<T> type) {
    return gateway.getBean(type);
  }

  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  /** A request to the gateway with a token, or without one where it is empty. */
  public HttpRequest.Builder request(String path, String token) {
    var request = HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(20));
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  public HttpResponse<String> read(String path, String token) {
    return send(request(path, token));
  }

  public HttpResponse<String> post(String path, String token, String body) {
    return send(
        request(path, token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  public HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Sends bytes as they are and reads until the gateway closes. */
  public String raw(String text) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  public static JsonNode json(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body());
  }

  private int port() {
    return Integer.parseInt(gateway.getEnvironment().getRequiredProperty("local.server.port"));
  }

  @Override
  public void close() {
    gateway.close();
    backend.stop();
    http.close();
  }
}
