package lianban.gateway.edge;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import lianban.gateway.trace.Trace;
import lianban.kernel.trace.Traceparent;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * The headers that a service sees. Those by which proxies and services speak among themselves are
 * written here alone; what a caller sent under such a name never passes. Hop-by-hop headers are
 * removed by Spring Cloud Gateway.
 */
@Component
class OutgoingHeaders implements HttpHeadersFilter, Ordered {

  private static final List<String> INTERNAL_PREFIXES =
      List.of("x-forwarded-", "x-lianban-", "x-auth-", "x-remote-", "x-original-", "x-rewrite-");
  private static final Set<String> INTERNAL =
      Set.of(
          "forwarded",
          "x-real-ip",
          "x-client-ip",
          "true-client-ip",
          "x-user",
          "x-user-id",
          "x-http-method-override",
          "x-method-override",
          "x-http-method");

  @Override
  public HttpHeaders filter(HttpHeaders received, ServerWebExchange exchange) {
    HttpHeaders sent = new HttpHeaders();
    received.forEach(
        (name, values) -> {
          if (!isInternal(name)) {
            sent.addAll(name, values);
          }
        });
    ServerHttpRequest request = exchange.getRequest();
    URI uri = request.getURI();
    @Nullable InetSocketAddress caller = request.getRemoteAddress();
    if (caller != null && caller.getAddress() != null) {
      sent.set("X-Forwarded-For", caller.getAddress().getHostAddress());
    }
    @Nullable String host = request.getHeaders().getFirst(HttpHeaders.HOST);
    if (host != null) {
      sent.set("X-Forwarded-Host", host);
    }
    sent.set("X-Forwarded-Proto", uri.getScheme());
    // Of its own: Tomcat takes none from the host, and would lead a log-in to the scheme's usual
    // one.
    sent.set("X-Forwarded-Port", String.valueOf(port(uri)));
    sent.set(Traceparent.HEADER, Trace.of(exchange).parent().toString());
    return sent;
  }

  private static int port(URI uri) {
    return uri.getPort() >= 0 ? uri.getPort() : "https".equals(uri.getScheme()) ? 443 : 80;
  }

  private static boolean isInternal(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return INTERNAL.contains(lower) || INTERNAL_PREFIXES.stream().anyMatch(lower::startsWith);
  }

  @Override
  public boolean supports(Type type) {
    return type == Type.REQUEST;
  }

  /** After the built-in filters. */
  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }
}
