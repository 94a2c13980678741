package lianban.launcher.supervisor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import lianban.launcher.city.CityConfig;
import lianban.launcher.city.Part;

/** Asks a part whether it serves. */
final class Readiness {

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int OK = 200;

  private final CityConfig config;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

  Readiness(CityConfig config) {
    this.config = config;
  }

  boolean isReady(Part part) throws InterruptedException {
    return part.kind().answersHealth() ? saysReady(part) : accepts(part);
  }

  private boolean saysReady(Part part) throws InterruptedException {
    URI uri =
        URI.create(
            "http://%s:%d/actuator/health/readiness".formatted(config.host(), config.port(part)));
    try {
      HttpRequest request = HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
      return http.send(request, BodyHandlers.discarding()).statusCode() == OK;
    } catch (IOException notYet) {
      return false;
    }
  }

  private boolean accepts(Part part) {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(config.host(), config.port(part)), (int) PATIENCE.toMillis());
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }
}
