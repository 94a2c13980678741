package lianban.catalog;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import lianban.launcher.store.DocumentStore;
import lianban.service.outbound.ServiceClients;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.client.RestClient;

/** What the catalogue finds around it: a store and an identity-service. */
@TestConfiguration(proxyBeanMethods = false)
class CatalogSurroundings {

  static final DocumentStore STORE = DocumentStore.inMemory();

  private final HttpServer identity;
  private volatile boolean identityUp = true;

  CatalogSurroundings() throws IOException {
    identity = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    identity.createContext("/api/v1/departments", this::answer);
    identity.start();
  }

  @Bean
  ServiceClients testClients() {
    return _ -> RestClient.create("http://127.0.0.1:" + identity.getAddress().getPort());
  }

  void identityUp(boolean up) {
    identityUp = up;
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body =
        Samples.DEPARTMENTS.stream()
            .map("{\"code\":\"%s\"}"::formatted)
            .collect(Collectors.joining(",", "[", "]"))
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(identityUp ? 200 : 503, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
