package lianban.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** What the web server under every service must do, and its releases before 1.3.8 did not. */
class KeptConnectionTest {

  @Test
  void isReadOnAfterRequestsThatCameTogether() throws IOException {
    DisposableServer server =
        HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .handle(
                (request, response) -> {
                  Mono<String> answer = Mono.just("ok");
                  boolean isFirst = request.uri().equals("/first");
                  return response
                      .header("Content-Length", "2")
                      .sendString(isFirst ? answer.delayElement(Duration.ofMillis(50)) : answer);
                })
            .bindNow();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(10_000);
      var in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      send(socket, request("/first") + request("/second"));
      assertThat(answer(in)).isEqualTo("ok");
      assertThat(answer(in)).isEqualTo("ok");

      send(socket, request("/third"));

      assertThat(answer(in)).isEqualTo("ok");
    } finally {
      server.disposeNow();
    }
  }

  private static String request(String path) {
    return "GET " + path + " HTTP/1.1\r\nHost: gateway\r\n\r\n";
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static String answer(BufferedReader in) throws IOException {
    String line = in.readLine();
    while (line != null && !line.isEmpty()) {
      line = in.readLine();
    }
    return "" + (char) in.read() + (char) in.read();
  }
}
