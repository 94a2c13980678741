package lianban.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

class RegistryTest {

  private static final HttpClient http = HttpClient.newHttpClient();
  private static ConfigurableApplicationContext registry;

  @BeforeAll
  static void start() {
    registry = SpringApplication.run(RegistryApplication.class, "--server.port=0");
  }

  @AfterAll
  static void stop() {
    registry.close();
    http.close();
  }

  @Test
  void isReady() throws Exception {
    HttpResponse<String> answer = get("/actuator/health/readiness");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("UP");
  }

  @Test
  void showsARegistrationWithinTwoSeconds() throws Exception {
    register("arrival", 30);

    await()
        .atMost(Duration.ofSeconds(2))
        .untilAsserted(() -> assertThat(get("/eureka/apps").body()).contains("arrival"));
  }

  @Test
  void dropsAnInstanceThatStoppedRenewingWithinSeconds() throws Exception {
    register("departure", 1);
    await()
        .atMost(Duration.ofSeconds(2))
        .untilAsserted(() -> assertThat(get("/eureka/apps").body()).contains("departure"));

    await()
        .atMost(Duration.ofSeconds(6))
        .untilAsserted(() -> assertThat(get("/eureka/apps").body()).doesNotContain("departure"));
  }

  @Test
  void exposesNothingElseOfItsInside() throws Exception {
    assertThat(get("/actuator/env").statusCode()).isEqualTo(404);
  }

  private static void register(String name, int leaseSeconds)
      throws IOException, InterruptedException {
    String instance =
        """
        {"instance": {"instanceId": "%1$s:1", "hostName": "127.0.0.1", "app": "%1$s", "ipAddr": "127.0.0.1",
          "vipAddress": "%1$s", "status": "UP", "port": {"$": 1, "@enabled": "true"},
          "dataCenterInfo": {"@class": "com.netflix.appinfo.InstanceInfo$DefaultDataCenterInfo", "name": "MyOwn"},
          "leaseInfo": {"renewalIntervalInSecs": 1, "durationInSecs": %2$d}}}"""
            .formatted(name, leaseSeconds);
    HttpRequest request =
        HttpRequest.newBuilder(uri("/eureka/apps/" + name))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(instance))
            .build();
    assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(204);
  }

  private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(uri(path)).header("Accept", "application/json").build(),
        BodyHandlers.ofString());
  }

  private static URI uri(String path) {
    return URI.create(
        "http://127.0.0.1:" + registry.getEnvironment().getProperty("local.server.port") + path);
  }
}
