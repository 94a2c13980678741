package lianban.gateway.edge;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static lianban.gateway.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import lianban.gateway.Door;
import lianban.kernel.problem.ProblemType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EdgeTest {

  private static final String CASES = "/api/v1/cases";
  private static final String CERTIFICATE = "/api/v1/certificates/1.2.3";
  private static final String EVENTS = "/api/v1/events";
  private static final int LIMIT = 1024 * 1024;

  private static Door door;

  @BeforeAll
  static void open() {
    door = Door.open("--lianban.gateway.stream-limit=2MB");
  }

  @AfterAll
  static void close() {
    door.close();
  }

  @BeforeEach
  void reset() {
    door.reset();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/certificates/..",
        "/api/v1/../v1/certificates/1",
        "/api/v1/certificates/%2e%2e/cases",
        "/api/v1/certificates%2f1",
        "/api/v1/certificates/1%5c2",
        "/api/v1/certificates/1\\2",
        "/api/v1/certificates/1%00",
        "/api/v1//certificates/1",
        "/api/v1/certificates;a=b/1",
        "/api/v1/certificates/%c0%ae",
        "/api/v1/certificates/1|2",
        "http://elsewhere/api/v1/certificates/1",
        "/%00",
        "/%01",
      })
  void refusesPathTricksBeforeRouting(String target) {
    String answer =
        door.raw("GET " + target + " HTTP/1.1\r\nHost: gateway\r\nConnection: close\r\n\r\n");

    assertThat(answer)
        .startsWith("HTTP/1.1 400")
        .contains("application/problem+json", ProblemType.SUSPICIOUS_PATH.urn())
        .containsIgnoringCase("traceparent: 00-");
    door.backend.verify(0, anyRequestedFor(anyUrl()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "GET / HTTP/9\r\nHost", "GET"})
  void explainsWhatIsNotHttp(String line) {
    assertThat(door.raw(line + "\r\n\r\n"))
        .startsWith("HTTP/1.1 400")
        .contains(ProblemType.MALFORMED_REQUEST.urn());
  }

  @Test
  void refusesHugeHeaders() {
    String answer =
        door.raw(
            "GET " + CERTIFICATE + " HTTP/1.1\r\nHost: g\r\nX: " + "a".repeat(17_000) + "\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 400").contains(ProblemType.MALFORMED_REQUEST.urn());
    door.backend.verify(0, anyRequestedFor(anyUrl()));
  }

  @Test
  void passesABodyAtTheLimit() {
    String token = door.tokens.of("window", "case.file");

    assertThat(door.post(CASES, token, "x".repeat(LIMIT)).statusCode()).isEqualTo(200);
  }

  @Test
  void refusesATooLargeBodyOfToldLength() {
    String token = door.tokens.of("window", "case.file");

    assertProblem(
        door.post(CASES, token, "x".repeat(LIMIT + 1)), ProblemType.BODY_TOO_LARGE, "gateway");
    door.backend.verify(0, postRequestedFor(urlEqualTo(CASES)));
  }

  @Test
  void refusesATooLargeBodyOfUntoldLength() {
    String token = door.tokens.of("window", "case.file");
    var chunked =
        door.request(CASES, token)
            .POST(
                BodyPublishers.ofInputStream(
                    () -> new ByteArrayInputStream(new byte[LIMIT + 100_000])));

    assertProblem(door.send(chunked), ProblemType.BODY_TOO_LARGE, "gateway");
  }

  @Test
  void aRowMayHaveALimitOfItsOwn() {
    String path = "/api/v1/uploads/u-1";
    String token = door.tokens.of("window", "material.upload");
    var piece =
        door.request(path, token)
            .header("Content-Type", "application/offset+octet-stream")
            .method("PATCH", BodyPublishers.ofByteArray(new byte[2 * LIMIT]));
    assertThat(door.send(piece).statusCode()).isEqualTo(200);

    String tooLarge =
        String.join(
            "\r\n",
            "PATCH " + path + " HTTP/1.1",
            "Host: x",
            "Authorization: Bearer " + token,
            "Content-Length: 52428801",
            "Connection: close",
            "",
            "");
    assertThat(door.raw(tooLarge)).startsWith("HTTP/1.1 413 ");
  }

  @Test
  void letsALongerBodyPassThatIsWorkedOnLineByLine() {
    assertThat(door.send(lines(EVENTS, "application/x-ndjson", 2 * LIMIT)).statusCode())
        .isEqualTo(200);
    door.backend.verify(1, postRequestedFor(urlEqualTo(EVENTS)));
    assertTooLarge(EVENTS, "application/x-ndjson", 2 * LIMIT + 100_000);
    assertTooLarge(EVENTS, "application/x-ndjson-or-not", 2 * LIMIT);
    assertTooLarge(CASES, "application/x-ndjson", 2 * LIMIT);
  }

  private static void assertTooLarge(String path, String contentType, int bytes) {
    assertProblem(
        door.send(lines(path, contentType, bytes)), ProblemType.BODY_TOO_LARGE, "gateway");
  }

  private static HttpRequest.Builder lines(String path, String contentType, int bytes) {
    return door.request(path, door.tokens.of("housing", "event.publish case.file"))
        .header("Content-Type", contentType)
        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[bytes])));
  }

  @Test
  void removesHeadersThatOnlyTheInsideMayWrite() {
    String token = door.tokens.of("window", "case.read");
    door.send(
        door.request(CASES + "/c-1", token)
            .header("X-Forwarded-For", "10.9.8.7")
            .header("X-Forwarded-User", "admin")
            .header("X-Forwarded-Prefix", "/evil")
            .header("Forwarded", "for=10.9.8.7")
            .header("X-Lianban-Department", "tax")
            .header("X-Real-IP", "10.9.8.7")
            .header("X-Custom", "stays"));

    LoggedRequest seen = seen(CASES + "/c-1");
    assertThat(seen.getHeader("X-Forwarded-For")).isEqualTo("127.0.0.1");
    assertThat(seen.getHeader("X-Forwarded-Host")).isEqualTo(door.uri("/").getAuthority());
    assertThat(seen.getHeader("X-Forwarded-Proto")).isEqualTo("http");
    assertThat(seen.getHeader("X-Forwarded-Port"))
        .isEqualTo(String.valueOf(door.uri("/").getPort()));
    assertThat(seen.getHeader("Host")).isEqualTo(door.uri("/").getAuthority());
    assertThat(seen.getHeader("X-Custom")).isEqualTo("stays");
    for (String gone :
        List.of(
            "X-Forwarded-User",
            "X-Forwarded-Prefix",
            "Forwarded",
            "X-Lianban-Department",
            "X-Real-IP")) {
      assertThat(seen.containsHeader(gone)).as(gone).isFalse();
    }
  }

  @Test
  void removesWhatTheConnectionHeaderNames() {
    door.raw(
        "GET "
            + CERTIFICATE
            + " HTTP/1.1\r\nHost: g\r\nConnection: close, X-Hop\r\nX-Hop: 1\r\nX-End: 1\r\n\r\n");

    assertThat(seen(CERTIFICATE).containsHeader("X-Hop")).isFalse();
    assertThat(seen(CERTIFICATE).containsHeader("X-End")).isTrue();
  }

  @Test
  void continuesATrace() {
    String id = "4bf92f3577b34da6a3ce929d0e0e4736";
    var answer =
        door.send(
            door.request(CERTIFICATE, "")
                .header("traceparent", "00-" + id + "-00f067aa0ba902b7-01"));

    assertThat(answer.headers().firstValue("traceparent").orElseThrow()).startsWith("00-" + id);
    assertThat(seen(CERTIFICATE).getHeader("traceparent"))
        .isEqualTo(answer.headers().firstValue("traceparent").orElseThrow());
  }

  @Test
  void startsATraceWhereThereIsNone() {
    var answer = door.send(door.request(CERTIFICATE, "").header("traceparent", "nonsense"));

    assertThat(answer.headers().firstValue("traceparent").orElseThrow())
        .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
  }

  @Test
  void answersOnceWithEachHeaderWhateverTheServiceSays() {
    door.backend.stubFor(
        get(CERTIFICATE)
            .willReturn(
                aResponse().withHeader("traceparent", "x").withHeader("X-Frame-Options", "y")));

    var headers = door.read(CERTIFICATE, "").headers();

    assertThat(headers.allValues("traceparent")).hasSize(1).doesNotContain("x");
    assertThat(headers.allValues("X-Frame-Options")).containsExactly("DENY");
    assertThat(headers.allValues("X-Content-Type-Options")).containsExactly("nosniff");
    assertThat(headers.allValues("Referrer-Policy")).containsExactly("same-origin");
    assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("default-src 'self'");
  }

  @Test
  void allowsNoOtherOrigin() {
    var answer =
        door.send(
            door.request(CERTIFICATE, "")
                .header("Origin", "http://elsewhere")
                .header("Access-Control-Request-Method", "GET")
                .method("OPTIONS", BodyPublishers.noBody()));

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "zh-CN", "zh-Hans-CN;q=0.9, en;q=0.5"})
  void speaksChineseToWhoeverAsks(String language) {
    var answer = door.send(door.request("/api/v1/nothing", "").header("Accept-Language", language));

    var problem = assertProblem(answer, ProblemType.NOT_FOUND, "gateway");
    assertThat(problem.get("title").asString()).isEqualTo("未找到");
    assertThat(problem.get("action").asString()).startsWith("请");
    assertThat(answer.headers().firstValue("Content-Language")).contains("zh");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "fr", "???"})
  void speaksEnglishOtherwise(String language) {
    var answer = door.send(door.request("/api/v1/nothing", "").header("Accept-Language", language));

    assertThat(Door.json(answer).get("title").asString()).isEqualTo("Not found");
  }

  @Test
  void leadsToTheConsole() {
    var answer = door.read("/", "");

    assertThat(answer.statusCode()).isEqualTo(307);
    assertThat(answer.headers().firstValue("Location")).contains("/console/");
  }

  private static LoggedRequest seen(String url) {
    return door.backend.findAll(getRequestedFor(urlEqualTo(url))).getFirst();
  }
}
