package lianban.gateway.quota;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.net.InetSocketAddress;
import java.security.Principal;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import lianban.gateway.FilterOrder;
import lianban.gateway.GatewayProperties;
import lianban.gateway.GatewayProperties.Plan;
import lianban.gateway.GatewayProperties.Quotas;
import lianban.gateway.access.AccessRule;
import lianban.gateway.access.Grant;
import lianban.gateway.problem.Problem;
import lianban.gateway.problem.ProblemWriter;
import lianban.kernel.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * A token bucket for every caller, in this process's memory: with several gateways a client gets
 * its plan from each. Spring Cloud Gateway's own filter sets a rate per route and answers without a
 * problem, so Bucket4j is used directly.
 */
@Component
@Order(FilterOrder.QUOTA)
class QuotaFilter implements WebFilter {

  private static final int CALLERS = 100_000;
  private static final Duration FORGET_AFTER = Duration.ofMinutes(10);

  /**
   * Who uses up a bucket.
   *
   * @param subject the client itself, one of its users, or an address
   */
  private record Caller(@Nullable String client, String subject) {}

  private final ProblemWriter problems;
  private final Quotas quotas;
  private final Cache<Caller, Bucket> buckets =
      Caffeine.newBuilder().maximumSize(CALLERS).expireAfterAccess(FORGET_AFTER).build();

  QuotaFilter(ProblemWriter problems, GatewayProperties properties) {
    this.problems = problems;
    this.quotas = properties.quotas();
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    AccessRule rule = AccessRule.of(exchange);
    if (rule == null || !(rule.grant() instanceof Grant.Scope)) {
      return pass(byAddress(exchange), exchange, chain);
    }
    return exchange
        .getPrincipal()
        .map(QuotaFilter::byToken)
        .switchIfEmpty(Mono.fromSupplier(() -> byAddress(exchange)))
        .flatMap(caller -> pass(caller, exchange, chain));
  }

  private Mono<Void> pass(Caller caller, ServerWebExchange exchange, WebFilterChain chain) {
    ConsumptionProbe probe = buckets.get(caller, this::bucket).tryConsumeAndReturnRemaining(1);
    if (probe.isConsumed()) {
      return chain.filter(exchange);
    }
    long wait = 1 + TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill());
    exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(wait));
    Plan plan = plan(caller);
    return problems.write(
        exchange,
        Problem.of(
            ProblemType.QUOTA_EXCEEDED,
            "More than %d requests a second (%d at once) came from this caller."
                .formatted(plan.perSecond(), plan.burst())));
  }

  private Bucket bucket(Caller caller) {
    Plan plan = plan(caller);
    return Bucket.builder()
        .addLimit(
            limit ->
                limit.capacity(plan.burst()).refillGreedy(plan.perSecond(), Duration.ofSeconds(1)))
        .build();
  }

  private Plan plan(Caller caller) {
    return caller.client() == null
        ? quotas.anonymous()
        : quotas.clients().getOrDefault(caller.client(), quotas.standard());
  }

  private static Caller byAddress(ServerWebExchange exchange) {
    @Nullable InetSocketAddress address = exchange.getRequest().getRemoteAddress();
    return new Caller(null, address == null ? "unknown" : address.getHostString());
  }

  /** People who share a client, such as the citizens' web page, do not share its bucket. */
  private static Caller byToken(Principal principal) {
    if (principal instanceof JwtAuthenticationToken token) {
      String subject = Objects.requireNonNullElse(token.getToken().getSubject(), "");
      String client = token.getToken().getClaimAsString("client_id");
      return new Caller(client == null ? subject : client, subject);
    }
    return new Caller(principal.getName(), principal.getName());
  }
}
