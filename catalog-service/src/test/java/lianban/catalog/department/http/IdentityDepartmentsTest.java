package lianban.catalog.department.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import lianban.kernel.problem.ProblemType;
import lianban.service.problem.ProblemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.client.RestClient;

class IdentityDepartmentsTest {

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-22T08:00:00Z"));
  private final AtomicReference<String> answer = new AtomicReference<>("[{\"code\":\"tax\"}]");
  private final AtomicInteger status = new AtomicInteger(200);
  private final AtomicInteger asked = new AtomicInteger();
  private HttpServer identity;
  private IdentityDepartments departments;

  @BeforeEach
  void start() throws IOException {
    identity = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    identity.createContext(
        "/api/v1/departments",
        exchange -> {
          asked.incrementAndGet();
          byte[] body = answer.get().getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(status.get(), body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    identity.start();
    var client = RestClient.create("http://127.0.0.1:" + identity.getAddress().getPort());
    departments = new IdentityDepartments(client, now::get, Duration.ofSeconds(5));
  }

  @AfterEach
  void stop() {
    identity.stop(0);
  }

  @Test
  void readsTheCodes() {
    answer.set(
        """
        [{"code": "tax", "name": {"zh": "税务局", "en": "Tax"}, "creditCode": "x", "status": "ACTIVE"},
         {"code": "platform"}]
        """);
    assertThat(departments.codes()).containsExactlyInAnyOrder("tax", "platform");
  }

  @Test
  void remembersTheAnswerForAShortWhile() {
    departments.codes();
    now.set(now.get().plusSeconds(4));
    departments.codes();
    assertThat(asked).hasValue(1);
    now.set(now.get().plusSeconds(1));
    departments.codes();
    assertThat(asked).hasValue(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{}", "[{}]", "[", ""})
  void takesNoAnswerForAnAnswer(String malformed) {
    answer.set(malformed);
    assertUnavailable();
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 404, 500, 503})
  void takesFailuresForUnavailable(int code) {
    status.set(code);
    assertUnavailable();
  }

  @Test
  void saysThatIdentityServiceDoesNotAnswer() {
    identity.stop(0);
    assertUnavailable();
  }

  @Test
  void recoversAtOnce() {
    status.set(503);
    assertUnavailable();
    status.set(200);
    assertThat(departments.codes()).containsExactly("tax");
  }

  private void assertUnavailable() {
    assertThatThrownBy(departments::codes)
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> {
              assertThat(problem.type()).isEqualTo(ProblemType.HOP_UNAVAILABLE);
              assertThat(problem.detail()).startsWith("identity-service");
            });
  }
}
