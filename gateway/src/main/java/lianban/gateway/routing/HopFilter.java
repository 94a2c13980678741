package lianban.gateway.routing;

import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import lianban.gateway.GatewayProperties;
import lianban.gateway.problem.Problem;
import lianban.gateway.problem.ProblemWriter;
import lianban.gateway.trace.Trace;
import lianban.kernel.problem.ProblemType;
import org.springframework.cloud.client.circuitbreaker.ReactiveCircuitBreaker;
import org.springframework.cloud.client.circuitbreaker.ReactiveCircuitBreakerFactory;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.NotFoundException;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.PrematureCloseException;
import reactor.util.retry.Retry;

/**
 * Guards a call to a service by timeout, bulkhead and circuit breaker, and tells the caller which
 * hop failed. A problem that the service itself answers with passes untouched.
 */
@Component
class HopFilter implements GlobalFilter, Ordered {

  private final Map<String, Hop> hops;
  private final Map<String, ReactiveCircuitBreaker> breakers;
  private final ProblemWriter problems;
  private final Duration pause;

  HopFilter(
      Map<String, Hop> hops,
      ReactiveCircuitBreakerFactory<?, ?> factory,
      ProblemWriter problems,
      GatewayProperties properties) {
    this.hops = hops;
    this.breakers =
        hops.keySet().stream().collect(Collectors.toUnmodifiableMap(id -> id, factory::create));
    this.problems = problems;
    this.pause = properties.breakers().pause();
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    Route route =
        Objects.requireNonNull(
            exchange.<Route>getAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR));
    Hop hop = Objects.requireNonNull(hops.get(route.getId()), route.getId());
    // Services write links and redirects for the host that the caller sees.
    exchange.getAttributes().put(ServerWebExchangeUtils.PRESERVE_HOST_HEADER_ATTRIBUTE, true);
    Mono<Void> call =
        chain
            .filter(exchange)
            .retryWhen(onceMore(exchange))
            .then(Mono.defer(() -> judge(exchange)));
    return Objects.requireNonNull(breakers.get(hop.id()))
        .run(call, fault -> answer(exchange, hop, fault));
  }

  /**
   * A refused connection has sent nothing, so any request may try the next instance; one that was
   * cut off may have arrived, so only reading is tried again.
   */
  private static Retry onceMore(ServerWebExchange exchange) {
    HttpMethod method = exchange.getRequest().getMethod();
    boolean reads = HttpMethod.GET.equals(method) || HttpMethod.HEAD.equals(method);
    return Retry.max(1)
        .filter(
            fault ->
                fault instanceof ConnectException
                    || (reads && fault instanceof PrematureCloseException))
        .doBeforeRetry(_ -> ServerWebExchangeUtils.reset(exchange))
        .onRetryExhaustedThrow((_, signal) -> signal.failure());
  }

  private static Mono<Void> judge(ServerWebExchange exchange) {
    ServerHttpResponse response = exchange.getResponse();
    HttpStatusCode status = response.getStatusCode();
    if (status == null || !status.is5xxServerError()) {
      return Mono.empty();
    }
    String type = response.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE);
    boolean explained = type != null && type.startsWith(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    return Mono.error(new HopFailure(status.value(), explained));
  }

  private Mono<Void> answer(ServerWebExchange exchange, Hop hop, Throwable fault) {
    return switch (fault) {
      case HopFailure failure when failure.explained() -> {
        Trace.of(exchange).failedAt(hop.service());
        yield Mono.empty();
      }
      case HopFailure failure ->
          refuse(
              exchange,
              hop,
              ProblemType.HOP_UNAVAILABLE,
              " failed without saying why (" + failure.getMessage() + ").");
      case CallNotPermittedException _ -> {
        exchange
            .getResponse()
            .getHeaders()
            .set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, pause.toSeconds())));
        yield refuse(
            exchange, hop, ProblemType.HOP_UNAVAILABLE, " failed too often and rests a moment.");
      }
      case BulkheadFullException _ ->
          refuse(exchange, hop, ProblemType.TOO_BUSY, " has as many requests as it can take.");
      case TimeoutException _ ->
          refuse(
              exchange,
              hop,
              ProblemType.HOP_TIMEOUT,
              " did not answer within " + hop.timeout().toMillis() + " ms.");
      case NotFoundException _ ->
          refuse(exchange, hop, ProblemType.HOP_UNAVAILABLE, " is not running anywhere.");
      case IOException _ ->
          refuse(exchange, hop, ProblemType.HOP_UNAVAILABLE, " cannot be reached.");
      default -> Mono.error(fault);
    };
  }

  private Mono<Void> refuse(ServerWebExchange exchange, Hop hop, ProblemType type, String what) {
    if (exchange.getResponse().isCommitted()) {
      return Mono.error(new IllegalStateException(hop.service() + what));
    }
    // Forgets the half-received answer and its headers.
    ServerWebExchangeUtils.reset(exchange);
    return problems.write(exchange, new Problem(type, hop.service() + what, hop.service()));
  }

  /** Inside the filter that writes the answer (-1), around those that pick an instance and call. */
  @Override
  public int getOrder() {
    return 0;
  }
}
