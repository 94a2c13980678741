package lianban.identity.token;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import lianban.identity.IdentityProperties;
import lianban.identity.login.LoginCookie;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.savedrequest.RequestCache;

/** The OAuth 2.1 and OpenID Connect endpoints, and no more of them than docs/protocol.md names. */
@Configuration(proxyBeanMethods = false)
class AuthorizationServerConfiguration {

  private static final String AUTHORIZE = "/oauth2/authorize";

  private static final AuthenticationEntryPoint TO_LOGIN =
      new LoginUrlAuthenticationEntryPoint("/login");

  /** The library has more endpoints; what is not here falls through to the chain that denies. */
  private static final String[] ENDPOINTS = {
    AUTHORIZE,
    "/oauth2/token",
    "/oauth2/jwks",
    "/.well-known/openid-configuration",
    "/.well-known/oauth-authorization-server"
  };

  private static final List<String> NOT_OFFERED =
      List.of(
          "revocation_endpoint",
          "revocation_endpoint_auth_methods_supported",
          "introspection_endpoint",
          "introspection_endpoint_auth_methods_supported",
          "device_authorization_endpoint",
          "pushed_authorization_request_endpoint",
          "end_session_endpoint",
          "userinfo_endpoint");

  private static final List<String> GRANTS = List.of("authorization_code", "client_credentials");

  @Bean
  AuthorizationServerSettings authorizationServerSettings(IdentityProperties properties) {
    return AuthorizationServerSettings.builder().issuer(properties.issuer()).build();
  }

  @Bean
  @Order(1)
  SecurityFilterChain authorizationServer(
      HttpSecurity http, LoginCookie loginCookie, RequestCache requestCache) {
    return http.securityMatcher(ENDPOINTS)
        .oauth2AuthorizationServer(
            server ->
                server
                    .tokenEndpoint(
                        token -> token.accessTokenRequestConverter(new AllScopesByDefault()))
                    .authorizationServerMetadataEndpoint(
                        metadata ->
                            metadata.authorizationServerMetadataCustomizer(
                                shown -> shown.claims(AuthorizationServerConfiguration::trim)))
                    .oidc(
                        oidc ->
                            oidc.providerConfigurationEndpoint(
                                provider ->
                                    provider.providerConfigurationCustomizer(
                                        shown ->
                                            shown.claims(AuthorizationServerConfiguration::trim)))))
        .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .securityContext(context -> context.securityContextRepository(loginCookie))
        .requestCache(cache -> cache.requestCache(requestCache))
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .exceptionHandling(
            handling ->
                handling.authenticationEntryPoint(
                    AuthorizationServerConfiguration::unauthenticated))
        .build();
  }

  /** A person is asked to log in; a program is told that it did not say who it is. */
  private static void unauthenticated(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
      throws IOException, ServletException {
    if (request.getRequestURI().equals(AUTHORIZE)) {
      TO_LOGIN.commence(request, response, refusal);
    } else {
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
      response.setContentType(MediaType.APPLICATION_JSON_VALUE);
      response.getWriter().write("{\"error\":\"invalid_client\"}");
    }
  }

  /** The metadata promise what is offered, not what the library could do. */
  private static void trim(Map<String, Object> claims) {
    NOT_OFFERED.forEach(claims::remove);
    claims.put("grant_types_supported", GRANTS);
    claims.put(
        "token_endpoint_auth_methods_supported",
        List.of("client_secret_basic", "client_secret_post", "none"));
    claims.computeIfPresent("id_token_signing_alg_values_supported", (_, _) -> List.of("ES256"));
  }
}
