package lianban.benchmarks;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.hc.client5.http.classic.methods.HttpDelete;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The gateway as one client sees it: its token, which is renewed while it is still good, and its
 * requests, for any number of threads. An answer other than the expected one is an {@link
 * IOException}, and so is an interruption.
 */
public final class Door implements AutoCloseable {

  /** The type of every event that is published here. */
  public static final String TYPE = "housing.contract.filed";

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int MOST_CONNECTIONS = 1_000;

  private final URI gateway;
  private final String client;
  private final String secret;
  private final CloseableHttpClient http = client();
  private final ReentrantLock renewing = new ReentrantLock();
  private volatile Token token;

  /**
   * A token.
   *
   * @param renewAt when half of its time is over, in the terms of {@link System#nanoTime}
   */
  private record Token(String text, long renewAt) {}

  Door(URI gateway, String client, String secret) throws IOException {
    this.gateway = gateway;
    this.client = client;
    this.secret = secret;
    this.token = newToken();
  }

  /**
   * One that blocks and does nothing besides: who asks shares the processors with who answers, and
   * what a client costs would be missing there.
   */
  private static CloseableHttpClient client() {
    var connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
            .setMaxConnTotal(MOST_CONNECTIONS)
            .setMaxConnPerRoute(MOST_CONNECTIONS)
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(Timeout.ofSeconds(5))
                    .setSocketTimeout(Timeout.ofSeconds(30))
                    .build())
            .build();
    return HttpClients.custom()
        .setConnectionManager(connections)
        .disableAutomaticRetries()
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableContentCompression()
        .build();
  }

  private Token newToken() throws IOException {
    long now = System.nanoTime();
    String pair = client + ":" + secret;
    String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    var request = new HttpPost(gateway.resolve("/oauth2/token"));
    request.setHeader("Authorization", "Basic " + basic);
    request.setEntity(
        new StringEntity("grant_type=client_credentials", ContentType.APPLICATION_FORM_URLENCODED));
    JsonNode answer = JSON.readTree(taken(request, 200));
    Duration good = Duration.ofSeconds(answer.path("expires_in").asLong());
    return new Token(answer.path("access_token").asString(), now + good.dividedBy(2).toNanos());
  }

  /** Who finds it half over renews it; nobody else waits for that. */
  private String token() throws IOException {
    Token now = token;
    if (System.nanoTime() - now.renewAt() > 0 && renewing.tryLock()) {
      try {
        token = newToken();
      } finally {
        renewing.unlock();
      }
    }
    return token.text();
  }

  /** What a path has, as JSON. */
  public JsonNode get(String path) throws IOException {
    return JSON.readTree(taken(own(new HttpGet(gateway.resolve(path))), 200));
  }

  /** Posts to an address that wants no key. */
  public JsonNode post(String path, String contentType, String body, int status)
      throws IOException {
    return JSON.readTree(taken(posting(path, ContentType.parse(contentType), body), status));
  }

  /** Makes something new. */
  JsonNode make(String path, JsonNode body) throws IOException {
    HttpPost request = posting(path, ContentType.APPLICATION_JSON, body.toString());
    request.setHeader("Idempotency-Key", UUID.randomUUID().toString());
    return JSON.readTree(taken(request, 201));
  }

  void delete(String path) throws IOException {
    taken(own(new HttpDelete(gateway.resolve(path))), 204);
  }

  /** Server-Sent Events, from after one that was received. To close them hangs up. */
  InputStream stream(String path, String lastEventId) throws IOException {
    HttpGet request = own(new HttpGet(gateway.resolve(path)));
    request.setHeader("Accept", "text/event-stream");
    request.setHeader("Last-Event-ID", lastEventId);
    ClassicHttpResponse answer = http.executeOpen(null, request, null);
    if (answer.getCode() != 200) {
      answer.close();
      throw new IOException(path + " was answered " + answer.getCode());
    }
    return new FilterInputStream(answer.getEntity().getContent()) {
      @Override
      public void close() {
        // What is left of it is not read: it has no end.
        request.cancel();
      }
    };
  }

  /** As a part of a query. */
  public static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private HttpPost posting(String path, ContentType type, String body) throws IOException {
    HttpPost request = own(new HttpPost(gateway.resolve(path)));
    request.setEntity(new ByteArrayEntity(body.getBytes(StandardCharsets.UTF_8), type));
    return request;
  }

  private <R extends HttpUriRequestBase> R own(R request) throws IOException {
    request.setHeader("Authorization", "Bearer " + token());
    return request;
  }

  private String taken(HttpUriRequestBase request, int status) throws IOException {
    return http.execute(
        request,
        answer -> {
          HttpEntity entity = answer.getEntity();
          String body = entity == null ? "" : EntityUtils.toString(entity, StandardCharsets.UTF_8);
          if (answer.getCode() != status) {
            throw new IOException(
                request.getPath() + " was answered " + answer.getCode() + " " + body);
          }
          return body;
        });
  }

  @Override
  public void close() {
    http.close(CloseMode.IMMEDIATE);
  }
}
