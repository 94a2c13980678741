package lianban.gateway.trace;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.random.RandomGenerator;
import lianban.gateway.FilterOrder;
import lianban.gateway.GatewayProperties;
import lianban.kernel.trace.Traceparent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Gives every request a trace and every answer its {@code traceparent} and security headers, and
 * logs it: a line at DEBUG, or at WARN where a process failed. Neither tokens nor bodies nor query
 * strings are logged.
 */
@Component
@Order(FilterOrder.TRACE)
class TraceFilter implements WebFilter {

  private static final Logger log = LoggerFactory.getLogger("lianban.gateway.access-log");

  private final RandomGenerator random;
  private final InstantSource clock;
  private final String contentSecurityPolicy;

  TraceFilter(RandomGenerator random, InstantSource clock, GatewayProperties properties) {
    this.random = random;
    this.clock = clock;
    this.contentSecurityPolicy = properties.contentSecurityPolicy();
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    String header = exchange.getRequest().getHeaders().getFirst(Traceparent.HEADER);
    Trace trace = Trace.start(exchange, Traceparent.continueOrStart(header, random));
    Instant start = clock.instant();
    exchange
        .getResponse()
        .beforeCommit(
            () -> {
              finish(exchange.getResponse().getHeaders(), trace);
              log(exchange, trace, start);
              return Mono.empty();
            });
    return chain.filter(exchange);
  }

  private void finish(HttpHeaders headers, Trace trace) {
    // Last of all, so that what a service set cannot replace or double it.
    headers.set(Traceparent.HEADER, trace.parent().toString());
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("X-Frame-Options", "DENY");
    headers.set("Referrer-Policy", "same-origin");
    if (!headers.containsHeader("Content-Security-Policy")) {
      headers.set("Content-Security-Policy", contentSecurityPolicy);
    }
  }

  private void log(ServerWebExchange exchange, Trace trace, Instant start) {
    HttpStatusCode status = exchange.getResponse().getStatusCode();
    boolean failed = status != null && status.is5xxServerError();
    if (!failed && !log.isDebugEnabled()) {
      return;
    }
    ServerHttpRequest request = exchange.getRequest();
    log.atLevel(failed ? Level.WARN : Level.DEBUG)
        .log(
            "{} {} {} {} ms hop={} trace={}",
            status == null ? 200 : status.value(),
            request.getMethod(),
            request.getURI().getRawPath(),
            Duration.between(start, clock.instant()).toMillis(),
            Objects.requireNonNullElse(trace.failedHop(), "-"),
            trace.id());
  }
}
