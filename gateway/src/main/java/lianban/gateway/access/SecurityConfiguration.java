package lianban.gateway.access;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.net.MalformedURLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import lianban.gateway.GatewayProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.CsrfSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.FormLoginSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.HeaderSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.HttpBasicSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.LogoutSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.RequestCacheSpec;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.web.server.authentication.ServerBearerTokenAuthenticationConverter;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.security.web.server.authorization.AuthorizationContext;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import reactor.core.publisher.Mono;

/** Spring Security, told to go by the access table. */
@Configuration
@EnableWebFluxSecurity
class SecurityConfiguration {

  private static final Duration KEYS_LIVE = Duration.ofMinutes(5);
  private static final Duration KEYS_OUTLIVE_ISSUER = Duration.ofHours(12);
  private static final Duration REFETCH_AT_MOST_EVERY = Duration.ofSeconds(1);
  private static final int FETCH_TIMEOUT_MILLIS = 2000;
  private static final int KEYS_SIZE_LIMIT = 64 * 1024;

  /**
   * The request as a whole is measured; a measure of each filter within would cost more than it.
   */
  @Bean
  SecurityObservationSettings unmeasuredFilters() {
    return SecurityObservationSettings.noObservations();
  }

  @Bean
  SecurityWebFilterChain securityFilters(
      ServerHttpSecurity http, TokenAuthentication tokens, AccessRefusals refusals) {
    return http.csrf(CsrfSpec::disable)
        .httpBasic(HttpBasicSpec::disable)
        .formLogin(FormLoginSpec::disable)
        .logout(LogoutSpec::disable)
        .requestCache(RequestCacheSpec::disable)
        .headers(HeaderSpec::disable) // the trace filter sets them on answers from here and below
        .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
        .addFilterBefore(refusals::answerKeysUnavailable, SecurityWebFiltersOrder.AUTHENTICATION)
        .exceptionHandling(
            on -> on.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
        .authorizeExchange(all -> all.anyExchange().access(SecurityConfiguration::decide))
        .oauth2ResourceServer(
            server ->
                server
                    .authenticationEntryPoint(refusals)
                    .accessDeniedHandler(refusals)
                    .bearerTokenConverter(whereATokenCounts())
                    .jwt(jwt -> jwt.authenticationManager(tokens)))
        .build();
  }

  private static Mono<AuthorizationResult> decide(
      Mono<Authentication> caller, AuthorizationContext context) {
    AccessRule rule = AccessRule.of(context.getExchange());
    if (rule == null) {
      return Mono.just(new AuthorizationDecision(false));
    }
    return switch (rule.grant()) {
      case Grant.Public _, Grant.Loopback _ -> Mono.just(new AuthorizationDecision(true));
      case Grant.Scope(String name) ->
          caller.map(who -> new AuthorizationDecision(holds(who, name)));
    };
  }

  private static boolean holds(Authentication who, String scope) {
    return who.isAuthenticated()
        && who.getAuthorities().stream().anyMatch(held -> scope.equals(held.getAuthority()));
  }

  /** On a public path a token is the service's business, if anyone's. */
  private static ServerAuthenticationConverter whereATokenCounts() {
    var bearer = new ServerBearerTokenAuthenticationConverter();
    return exchange -> {
      AccessRule rule = AccessRule.of(exchange);
      return rule != null && rule.grant() instanceof Grant.Scope
          ? bearer.convert(exchange)
          : Mono.empty();
    };
  }

  @Bean
  TokenAuthentication tokenAuthentication(GatewayProperties properties, InstantSource clock)
      throws MalformedURLException {
    GatewayProperties.Tokens tokens = properties.tokens();
    JWKSource<SecurityContext> keys = keys(tokens);
    NimbusJwtDecoder decoder =
        NimbusJwtDecoder.withJwkSource(keys).jwsAlgorithm(SignatureAlgorithm.ES256).build();
    decoder.setJwtValidator(validator(tokens, clock));
    return new TokenAuthentication(new TokenVerifier(decoder, keys), clock, tokens.cacheSize());
  }

  /**
   * Keys are kept while the issuer is away, and a token that names an unknown key makes the gateway
   * ask again, but not on every forged token.
   */
  private static JWKSource<SecurityContext> keys(GatewayProperties.Tokens tokens)
      throws MalformedURLException {
    var fetch =
        new DefaultResourceRetriever(FETCH_TIMEOUT_MILLIS, FETCH_TIMEOUT_MILLIS, KEYS_SIZE_LIMIT);
    return JWKSourceBuilder.create(tokens.jwksUri().toURL(), fetch)
        .cache(KEYS_LIVE.toMillis(), 2L * FETCH_TIMEOUT_MILLIS)
        .refreshAheadCache(false)
        .rateLimited(REFETCH_AT_MOST_EVERY.toMillis())
        .outageTolerant(KEYS_OUTLIVE_ISSUER.toMillis())
        .build();
  }

  private static OAuth2TokenValidator<Jwt> validator(
      GatewayProperties.Tokens tokens, InstantSource clock) {
    var times = new JwtTimestampValidator(tokens.clockSkew());
    times.setClock(clock.withZone(ZoneOffset.UTC));
    times.setAllowEmptyExpiryClaim(false);
    return new DelegatingOAuth2TokenValidator<>(
        times,
        new JwtIssuerValidator(tokens.issuer().toString()),
        new JwtClaimValidator<List<String>>(
            JwtClaimNames.AUD, aud -> aud != null && aud.contains(tokens.audience())));
  }
}
