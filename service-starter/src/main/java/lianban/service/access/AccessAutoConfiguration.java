package lianban.service.access;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lianban.kernel.problem.ProblemType;
import lianban.service.LianbanProperties;
import lianban.service.problem.ProblemWriter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.convert.converter.Converter;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import reactor.core.publisher.Mono;

/** Verifies tokens and applies the service's {@link AccessRules}; everything else is refused. */
@AutoConfiguration
@EnableWebFluxSecurity
public class AccessAutoConfiguration {

  private static final int REMEMBERED_TOKENS = 10_000;
  private static final Duration CLOCK_SKEW = Duration.ofSeconds(5);

  @Bean
  @ConditionalOnMissingBean
  ReactiveJwtDecoder jwtDecoder(LianbanProperties lianban, InstantSource clock) {
    var verifier =
        NimbusReactiveJwtDecoder.withJwkSetUri(lianban.jwksUri())
            .jwsAlgorithm(SignatureAlgorithm.ES256)
            .build();
    verifier.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            new JwtTimestampValidator(CLOCK_SKEW),
            new JwtIssuerValidator(lianban.issuer()),
            new JwtClaimValidator<List<String>>(
                JwtClaimNames.AUD, audience -> audience != null && audience.contains("lianban"))));
    return new CachingJwtDecoder(verifier, clock, REMEMBERED_TOKENS);
  }

  /**
   * The request as a whole is measured; a measure of each filter within would cost more than it.
   */
  @Bean
  SecurityObservationSettings unmeasuredFilters() {
    return SecurityObservationSettings.noObservations();
  }

  @Bean
  SecurityWebFilterChain access(
      ServerHttpSecurity http, AccessRules rules, ProblemWriter problems) {
    return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
        .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
        .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
        .logout(ServerHttpSecurity.LogoutSpec::disable)
        .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
        .authorizeExchange(exchange -> apply(rules, exchange))
        .exceptionHandling(
            handling ->
                handling
                    .authenticationEntryPoint(
                        (exchange, e) ->
                            problems.write(
                                exchange, ProblemType.UNAUTHENTICATED, "A token is needed here."))
                    .accessDeniedHandler(
                        (exchange, e) ->
                            problems.write(
                                exchange,
                                ProblemType.ACCESS_DENIED,
                                "The token's scopes do not allow this.")))
        .oauth2ResourceServer(
            server ->
                server
                    .jwt(jwt -> jwt.jwtAuthenticationConverter(callers()))
                    .authenticationEntryPoint(
                        (exchange, e) ->
                            problems.write(
                                exchange,
                                ProblemType.UNAUTHENTICATED,
                                "The token is expired, forged or meant for somebody else.")))
        .build();
  }

  /**
   * Each service opens its own health and metrics, which the gateway does not route, and the
   * description of what it answers, which it does.
   */
  private static void apply(AccessRules rules, ServerHttpSecurity.AuthorizeExchangeSpec exchange) {
    exchange.pathMatchers("/actuator/health/**", "/actuator/prometheus").permitAll();
    exchange.pathMatchers(HttpMethod.GET, "/api/v1/openapi/*").permitAll();
    for (AccessRule rule : rules.rules()) {
      var access = exchange.pathMatchers(rule.method(), rule.path());
      if (rule.scope() == null) {
        access.permitAll();
      } else {
        access.hasAuthority(rule.scope());
      }
    }
    exchange.anyExchange().denyAll();
  }

  private static Converter<Jwt, Mono<AbstractAuthenticationToken>> callers() {
    return jwt -> {
      Caller caller = callerOf(jwt);
      return Mono.just(
          new UsernamePasswordAuthenticationToken(
              caller, jwt, AuthorityUtils.createAuthorityList(caller.scopes())));
    };
  }

  private static Caller callerOf(Jwt jwt) {
    String clientId = jwt.getClaimAsString("client_id");
    return new Caller(
        jwt.getSubject(),
        clientId == null ? jwt.getSubject() : clientId,
        jwt.getClaimAsString("department"),
        jwt.getClaimAsString("holder"),
        scopesOf(jwt));
  }

  private static Set<String> scopesOf(Jwt jwt) {
    Object scope = jwt.getClaims().get("scope");
    if (scope instanceof String text) {
      return Set.of(text.split(" "));
    }
    List<String> list = jwt.getClaimAsStringList("scope");
    return list == null ? Set.of() : new HashSet<>(list);
  }
}
