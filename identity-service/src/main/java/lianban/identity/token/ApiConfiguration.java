package lianban.identity.token;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.DispatcherType;
import lianban.identity.IdentityProperties;
import lianban.identity.problem.ProblemWriter;
import lianban.kernel.problem.ProblemType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Everything but OAuth and the log-in page: own tokens, one scope per request, else denied. */
@Configuration(proxyBeanMethods = false)
class ApiConfiguration {

  @Bean
  JwtDecoder jwtDecoder(JWKSource<SecurityContext> keys, IdentityProperties properties) {
    var decoder =
        NimbusJwtDecoder.withJwkSource(keys).jwsAlgorithm(SignatureAlgorithm.ES256).build();
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            JwtValidators.createDefaultWithIssuer(properties.issuer()),
            new JwtAudienceValidator(TokenClaims.AUDIENCE)));
    return decoder;
  }

  /** No CSRF protection: this chain reads no cookie. */
  @Bean
  @Order(3)
  SecurityFilterChain api(HttpSecurity http, ProblemWriter problems) {
    AuthenticationEntryPoint unauthenticated = unauthenticated(problems);
    AccessDeniedHandler denied =
        (request, response, _) ->
            problems.write(
                request,
                response,
                ProblemType.ACCESS_DENIED,
                "The token's scopes do not reach this address.");
    return http.authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(DispatcherType.ERROR)
                    .permitAll()
                    .requestMatchers(HttpMethod.GET, "/actuator/health/**", "/actuator/prometheus")
                    .permitAll()
                    .requestMatchers(HttpMethod.GET, "/api/v1/departments")
                    .hasAuthority("SCOPE_identity.read")
                    .requestMatchers(HttpMethod.POST, "/api/v1/people")
                    .hasAuthority("SCOPE_identity.write")
                    .anyRequest()
                    .denyAll())
        .csrf(csrf -> csrf.disable())
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .oauth2ResourceServer(
            server ->
                server
                    .jwt(Customizer.withDefaults())
                    .authenticationEntryPoint(unauthenticated)
                    .accessDeniedHandler(denied))
        .exceptionHandling(
            handling ->
                handling.authenticationEntryPoint(unauthenticated).accessDeniedHandler(denied))
        .build();
  }

  private static AuthenticationEntryPoint unauthenticated(ProblemWriter problems) {
    var challenge = new BearerTokenAuthenticationEntryPoint();
    return (request, response, refusal) -> {
      challenge.commence(request, response, refusal);
      problems.write(
          request,
          response,
          ProblemType.UNAUTHENTICATED,
          "The access token is missing, expired or not of this platform.");
    };
  }
}
