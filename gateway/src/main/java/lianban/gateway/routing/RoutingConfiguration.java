package lianban.gateway.routing;

import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.timelimiter.TimeLimiterConfig;
import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import lianban.gateway.GatewayProperties;
import lianban.gateway.access.AccessRule;
import org.springframework.cloud.circuitbreaker.resilience4j.ReactiveResilience4JCircuitBreakerFactory;
import org.springframework.cloud.circuitbreaker.resilience4j.ReactiveResilience4jBulkheadProvider;
import org.springframework.cloud.circuitbreaker.resilience4j.Resilience4JConfigBuilder;
import org.springframework.cloud.circuitbreaker.resilience4j.Resilience4jBulkheadConfigurationBuilder;
import org.springframework.cloud.client.circuitbreaker.Customizer;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.cloud.gateway.support.RouteMetadataUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Routes, and what guards each of them. */
@Configuration
class RoutingConfiguration {

  private static final int TRIAL_CALLS = 5;

  /** So that it is the route's own timeout that ends a call, and says so. */
  private static final Duration CLIENT_WAITS_LONGER = Duration.ofSeconds(30);

  @Bean
  Map<String, Hop> hops(GatewayProperties properties) {
    Map<String, Hop> hops = new LinkedHashMap<>();
    properties.routes().forEach((id, route) -> hops.put(id, hop(id, route)));
    return Collections.unmodifiableMap(hops);
  }

  private static Hop hop(String id, GatewayProperties.Route route) {
    String service = Objects.requireNonNullElse(route.service(), id);
    return new Hop(id, service, route.timeout(), route.concurrent());
  }

  /** A request takes the route of the rule it was admitted under: there is no second matching. */
  @Bean
  RouteLocator routes(RouteLocatorBuilder builder, Map<String, Hop> hops) {
    var routes = builder.routes();
    for (Hop hop : hops.values()) {
      routes.route(
          hop.id(),
          route ->
              route
                  .predicate(
                      exchange -> {
                        AccessRule rule = AccessRule.of(exchange);
                        return rule != null && rule.routeOf(exchange.getRequest()).equals(hop.id());
                      })
                  .metadata(
                      RouteMetadataUtils.RESPONSE_TIMEOUT_ATTR,
                      hop.timeout().plus(CLIENT_WAITS_LONGER).toMillis())
                  .uri("lb://" + hop.service()));
    }
    return routes.build();
  }

  @Bean
  CircuitBreakerRegistry circuitBreakerRegistry() {
    return CircuitBreakerRegistry.ofDefaults();
  }

  @Bean
  TimeLimiterRegistry timeLimiterRegistry() {
    return TimeLimiterRegistry.ofDefaults();
  }

  @Bean
  BulkheadRegistry bulkheadRegistry() {
    return BulkheadRegistry.ofDefaults();
  }

  @Bean
  Customizer<ReactiveResilience4JCircuitBreakerFactory> breakers(
      GatewayProperties properties, Map<String, Hop> hops) {
    CircuitBreakerConfig breaker = breaker(properties.breakers());
    return factory ->
        factory.configureDefault(
            id ->
                new Resilience4JConfigBuilder(id)
                    .circuitBreakerConfig(breaker)
                    .timeLimiterConfig(
                        TimeLimiterConfig.custom().timeoutDuration(hop(hops, id).timeout()).build())
                    .build());
  }

  private static CircuitBreakerConfig breaker(GatewayProperties.Breakers settings) {
    return CircuitBreakerConfig.custom()
        .slidingWindowSize(settings.calls())
        .minimumNumberOfCalls(settings.calls())
        .failureRateThreshold(settings.failurePercent())
        .waitDurationInOpenState(settings.pause())
        .permittedNumberOfCallsInHalfOpenState(TRIAL_CALLS)
        // Trial calls that never end must not keep the breaker half open.
        .maxWaitDurationInHalfOpenState(settings.pause())
        .recordException(RoutingConfiguration::isFaultOfHop)
        .ignoreException(fault -> !isFaultOfHop(fault))
        .build();
  }

  /** Not among them: a missing instance, which the registry knows better, and callers' mistakes. */
  private static boolean isFaultOfHop(Throwable fault) {
    return fault instanceof HopFailure
        || fault instanceof IOException
        || fault instanceof TimeoutException;
  }

  @Bean
  Customizer<ReactiveResilience4jBulkheadProvider> bulkheads(Map<String, Hop> hops) {
    return provider ->
        provider.configureDefault(
            id ->
                new Resilience4jBulkheadConfigurationBuilder()
                    .bulkheadConfig(
                        BulkheadConfig.custom()
                            .maxConcurrentCalls(hop(hops, id).concurrent())
                            .maxWaitDuration(Duration.ZERO)
                            .build())
                    .build());
  }

  private static Hop hop(Map<String, Hop> hops, String id) {
    return Objects.requireNonNull(hops.get(id), id);
  }

  /** A request that may have been sent is not sent again behind the caller's back. */
  @Bean
  HttpClientCustomizer neverSendTwice() {
    return client -> client.disableRetry(true);
  }
}
