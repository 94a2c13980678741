package lianban.exchange.webhook.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import lianban.exchange.TestReceiver;
import lianban.exchange.deadletter.Cause;
import lianban.exchange.webhook.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Receivers that do what they like, on real sockets. */
class HttpReceiverTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(1);

  private static final byte[] BODY =
      "{\"id\":\"e-1\",\"data\":{}}".getBytes(StandardCharsets.UTF_8);

  private final HttpReceiver receiver =
      new HttpReceiver(
          new SafeAddresses(List.of("127.0.0.0/8"), 1_000), Duration.ofMillis(500), TIMEOUT);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore forEver = new Semaphore(0);
  private final List<AutoCloseable> open = new CopyOnWriteArrayList<>();

  /** What a server does with a connection. */
  private interface Behaviour {
    void on(Socket socket) throws IOException, InterruptedException;
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable closeable : open) {
      closeable.close();
    }
    threads.shutdownNow();
    receiver.destroy();
  }

  @Test
  void saysWhatWasAnswered() {
    Answer answer = post(server(s -> write(s, "HTTP/1.1 422 No\r\nContent-Length: 3\r\n\r\nbad")));

    assertThat(answer).isEqualTo(new Answer.Answered(422, "bad", null));
  }

  @Test
  void hearsWhenItIsToComeAgain() {
    Answer answer =
        post(
            server(
                s -> write(s, "HTTP/1.1 429 Slow\r\nRetry-After: 7\r\nContent-Length: 0\r\n\r\n")));

    assertThat(answer).isEqualTo(new Answer.Answered(429, "", Duration.ofSeconds(7)));
  }

  @Test
  void whoNeverAnswersGetsItsTimeAndNoMore() {
    assertUnreachable(Cause.TIMEOUT, server(s -> forEver.acquire()));
  }

  @Test
  void whoNeverFinishesTheHandshakeGetsItsTimeAndNoMore() {
    URI plain = server(s -> forEver.acquire());

    assertUnreachable(Cause.TIMEOUT, URI.create("https://127.0.0.1:" + plain.getPort() + "/"));
  }

  @Test
  void whoAnswersByteByByteGetsItsTimeAndNoMore() {
    assertUnreachable(
        Cause.TIMEOUT,
        server(
            s -> {
              write(s, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
              drip(s, "x");
            }));
  }

  @Test
  void whoSendsHeadersByteByByteGetsItsTimeAndNoMore() {
    assertUnreachable(
        Cause.TIMEOUT,
        server(
            s -> {
              write(s, "HTTP/1.1 200 OK\r\nX-Long: ");
              drip(s, "y");
            }));
  }

  @Test
  void ofMegabytesOnlyTheBeginningIsRead() {
    URI url =
        server(
            s -> {
              write(s, "HTTP/1.1 500 No\r\nContent-Length: 1073741824\r\n\r\n");
              byte[] much = "z".repeat(64 * 1024).getBytes(StandardCharsets.UTF_8);
              for (int i = 0; i < 16 * 1024; i++) {
                s.getOutputStream().write(much);
              }
            });

    long start = System.nanoTime();
    Answer answer = post(url);

    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Answered.class,
            a -> {
              assertThat(a.status()).isEqualTo(500);
              assertThat(a.body()).hasSize(8 * 1024);
            });
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(TIMEOUT);
  }

  @Test
  void endlessHeadersAreCutOff() {
    Answer answer =
        post(
            server(
                s -> {
                  write(s, "HTTP/1.1 200 OK\r\n");
                  for (int i = 0; i < 1_000_000; i++) {
                    write(s, "X-Header-" + i + ": value\r\n");
                  }
                }));

    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Unreachable.class, a -> assertThat(a.cause()).isEqualTo(Cause.CONNECTION));
  }

  @Test
  void redirectsAreNotFollowed() {
    try (var inside = new TestReceiver()) {
      String head = "HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: ";
      Answer answer = post(server(s -> write(s, head + inside.url() + "\r\n\r\n")));

      assertThat(answer).isEqualTo(new Answer.Answered(302, "", null));
      assertThat(inside.deliveries()).isEmpty();
    }
  }

  @Test
  void whoClosesAtOnceDidNotAnswer() {
    assertUnreachable(Cause.CONNECTION, server(Socket::close));
  }

  @Test
  void whoIsNotThereDidNotAnswer() throws IOException {
    URI gone;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      gone = URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
    }

    assertUnreachable(Cause.CONNECTION, gone);
  }

  @Test
  void nothingIsSentToAnInsideAddress() {
    assertUnreachable(Cause.UNSAFE_ADDRESS, URI.create("https://169.254.169.254/"));
    assertUnreachable(Cause.UNSAFE_ADDRESS, URI.create("http://10.0.0.1/"));
  }

  @Test
  void aCertificateThatNobodyVouchesForIsNotTrusted() {
    URI plain = server(s -> write(s, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));

    assertUnreachable(Cause.TLS, URI.create("https://127.0.0.1:" + plain.getPort() + "/"));
  }

  @Test
  void nobodyWaitsForAnother() {
    URI stuck = server(s -> forEver.acquire());
    try (var good = new TestReceiver()) {
      for (int i = 0; i < 64; i++) {
        var _ = threads.submit(() -> post(stuck));
      }
      for (int i = 0; i < 20; i++) {
        long start = System.nanoTime();
        Answer answer = post(URI.create(good.url()));
        assertThat(answer).isEqualTo(new Answer.Answered(204, "", null));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(400));
      }
    }
  }

  private void assertUnreachable(Cause cause, URI url) {
    long start = System.nanoTime();
    Answer answer = post(url);
    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Unreachable.class, a -> assertThat(a.cause()).isEqualTo(cause));
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isLessThan(TIMEOUT.plus(Duration.ofMillis(800)));
  }

  private Answer post(URI url) {
    return receiver.post(url, Map.of("webhook-id", "e-1"), BODY);
  }

  /** A server whose every connection is treated so; the request is not even read. */
  private URI server(Behaviour behaviour) {
    try {
      var server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
      open.add(server);
      var _ = threads.submit(() -> accept(server, behaviour));
      return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/hook");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private @org.jspecify.annotations.Nullable Object accept(ServerSocket server, Behaviour behaviour)
      throws IOException {
    while (!server.isClosed()) {
      Socket socket = server.accept();
      open.add(socket);
      var _ =
          threads.submit(
              () -> {
                behaviour.on(socket);
                return null;
              });
    }
    return null;
  }

  private static void write(Socket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(text.getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  /** A byte now and then, so that no single wait is long. */
  private void drip(Socket socket, String text) throws IOException, InterruptedException {
    while (!forEver.tryAcquire(100, TimeUnit.MILLISECONDS)) {
      write(socket, text);
    }
  }
}
