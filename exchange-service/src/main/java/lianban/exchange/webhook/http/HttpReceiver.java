package lianban.exchange.webhook.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import lianban.exchange.deadletter.Cause;
import lianban.exchange.webhook.Answer;
import lianban.exchange.webhook.Receiver;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;

/**
 * Posts over HTTP/1.1. A receiver may do whatever it likes: never answer, answer byte by byte or
 * without end, lead elsewhere. It gets the time of one delivery, eight kilobytes of memory and its
 * own connections; redirects are not followed, nothing it compressed is unpacked, no cookie is
 * kept.
 */
public final class HttpReceiver implements Receiver, DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(HttpReceiver.class);
  private static final int MOST_BODY = 8 * 1024;
  private static final int MOST_LINE = 8 * 1024;
  private static final int MOST_HEADERS = 100;
  private static final int CONNECTIONS = 20_000;
  private static final TimeValue IDLE = TimeValue.ofSeconds(20);
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

  private final CloseableHttpClient secure;
  private final CloseableHttpClient plain;
  private final Deadlines deadlines;

  /**
   * @param connectTimeout for the connection
   * @param timeout for everything, from the look-up of the name to the last byte of the answer
   */
  public HttpReceiver(SafeAddresses addresses, Duration connectTimeout, Duration timeout) {
    this.deadlines = new Deadlines(timeout);
    this.secure = client(addresses, false, connectTimeout, timeout);
    this.plain = client(addresses, true, connectTimeout, timeout);
  }

  private static CloseableHttpClient client(
      SafeAddresses addresses, boolean isPlain, Duration connectTimeout, Duration timeout) {
    var limits =
        Http1Config.custom().setMaxLineLength(MOST_LINE).setMaxHeaderCount(MOST_HEADERS).build();
    var connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setDnsResolver(addresses.resolver(isPlain))
            .setConnectionFactory(
                ManagedHttpClientConnectionFactory.builder().http1Config(limits).build())
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(Timeout.of(connectTimeout))
                    .setSocketTimeout(Timeout.of(timeout))
                    .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                    .setTimeToLive(TimeValue.ofMinutes(5))
                    .build())
            // No receiver waits for a connection that another one has.
            .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
            .setMaxConnTotal(CONNECTIONS)
            .setMaxConnPerRoute(CONNECTIONS)
            .build();
    return HttpClients.custom()
        .setConnectionManager(connections)
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setResponseTimeout(Timeout.of(timeout))
                .setConnectionRequestTimeout(Timeout.of(connectTimeout))
                .setConnectionKeepAlive(IDLE)
                .setProtocolUpgradeEnabled(false)
                .build())
        .evictIdleConnections(IDLE)
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableContentCompression()
        .disableCookieManagement()
        .disableAuthCaching()
        .setUserAgent("Lianban-Webhook/1")
        .build();
  }

  @Override
  public Answer post(URI url, Map<String, String> headers, byte[] body) {
    HttpPost request = new HttpPost(url);
    headers.forEach(request::setHeader);
    request.setEntity(new ByteArrayEntity(body, null));
    deadlines.begin(request);
    try {
      return send(url, request);
    } catch (IOException e) {
      Cause cause = request.isCancelled() ? Cause.TIMEOUT : cause(e);
      return new Answer.Unreachable(cause, told(cause));
    } catch (RuntimeException e) {
      return new Answer.Unreachable(Cause.CONNECTION, e.getClass().getSimpleName());
    } finally {
      deadlines.end(request);
    }
  }

  private Answer send(URI url, HttpPost request) throws IOException {
    try {
      return sendOnce(url, request);
    } catch (NoHttpResponseException e) {
      // A connection that had been idle was closed at the other end at this very moment.
      return sendOnce(url, request);
    }
  }

  private Answer sendOnce(URI url, HttpPost request) throws IOException {
    CloseableHttpClient client = url.getScheme().equalsIgnoreCase("https") ? secure : plain;
    var target = new HttpHost(url.getScheme(), url.getHost(), url.getPort());
    ClassicHttpResponse response = client.executeOpen(target, request, null);
    try {
      byte[] body = beginning(response.getEntity());
      if (body.length > MOST_BODY) {
        // Closing politely would read the rest.
        request.cancel();
      }
      String text = new String(body, 0, Math.min(body.length, MOST_BODY), StandardCharsets.UTF_8);
      return new Answer.Answered(response.getCode(), text, retryAfter(response));
    } finally {
      close(response);
    }
  }

  /** One byte more than is wanted shows that there is more. */
  private static byte[] beginning(@Nullable HttpEntity entity) throws IOException {
    if (entity == null) {
      return new byte[0];
    }
    InputStream content = entity.getContent();
    return content == null ? new byte[0] : content.readNBytes(MOST_BODY + 1);
  }

  private static void close(ClassicHttpResponse response) {
    try {
      response.close();
    } catch (IOException e) {
      log.debug("a connection to a receiver broke off at its end: {}", e.toString());
    }
  }

  /** Seconds; dates, which hardly anybody sends, are left to the backoff. */
  private static @Nullable Duration retryAfter(ClassicHttpResponse response) {
    Header header = response.getFirstHeader("Retry-After");
    return header == null || !SECONDS.matcher(String.valueOf(header.getValue())).matches()
        ? null
        : Duration.ofSeconds(Long.parseLong(header.getValue()));
  }

  private static Cause cause(IOException e) {
    return switch (e) {
      case SafeAddresses.UnsafeAddressException _ -> Cause.UNSAFE_ADDRESS;
      case UnknownHostException _ -> Cause.NAME;
      case ConnectTimeoutException _ -> Cause.TIMEOUT;
      case SocketTimeoutException _ -> Cause.TIMEOUT;
      case SSLException _ -> Cause.TLS;
      default -> Cause.CONNECTION;
    };
  }

  /** In our words: what a library says may repeat what a receiver sent. */
  private static String told(Cause cause) {
    return switch (cause) {
      case TIMEOUT -> "There was no whole answer in time.";
      case NAME -> "The name has no address.";
      case UNSAFE_ADDRESS -> "Nothing is sent to an address of that kind.";
      case TLS -> "The connection could not be secured.";
      default -> "Nobody answered, or the connection was closed before the answer.";
    };
  }

  @Override
  public void destroy() {
    deadlines.close();
    secure.close(CloseMode.IMMEDIATE);
    plain.close(CloseMode.IMMEDIATE);
  }
}
