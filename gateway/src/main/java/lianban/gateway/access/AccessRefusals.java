package lianban.gateway.access;

import java.util.Optional;
import lianban.gateway.problem.Problem;
import lianban.gateway.problem.ProblemException;
import lianban.gateway.problem.ProblemWriter;
import lianban.kernel.problem.ProblemType;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** What Spring Security's refusals look like to the caller. */
@Component
class AccessRefusals
    implements ServerAuthenticationEntryPoint,
        ServerAccessDeniedHandler,
        ServerExchangeRejectedHandler {

  private final ProblemWriter problems;

  AccessRefusals(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  public Mono<Void> commence(ServerWebExchange exchange, AuthenticationException refusal) {
    boolean missing = !(refusal instanceof OAuth2AuthenticationException);
    challenge(exchange, missing ? "Bearer" : "Bearer error=\"invalid_token\"");
    String detail =
        missing
            ? "The request carries no access token."
            : "The access token is malformed, expired, or not issued for this platform.";
    return problems.write(exchange, Problem.of(ProblemType.UNAUTHENTICATED, detail));
  }

  @Override
  public Mono<Void> handle(ServerWebExchange exchange, AccessDeniedException refusal) {
    String scope =
        Optional.ofNullable(AccessRule.of(exchange))
            .map(AccessRule::grant)
            .map(grant -> grant instanceof Grant.Scope(String name) ? name : "")
            .orElse("");
    challenge(exchange, "Bearer error=\"insufficient_scope\", scope=\"" + scope + "\"");
    return problems.write(
        exchange,
        Problem.of(ProblemType.ACCESS_DENIED, "The access token lacks the scope " + scope + "."));
  }

  /** A request that Spring Security's firewall refuses, such as one with an odd header. */
  @Override
  public Mono<Void> handle(ServerWebExchange exchange, ServerExchangeRejectedException refusal) {
    return problems.write(
        exchange,
        Problem.of(
            ProblemType.MALFORMED_REQUEST, "The request line or a header holds odd characters."));
  }

  /** Answers without a token check where the issuer's keys are out of reach. */
  Mono<Void> answerKeysUnavailable(ServerWebExchange exchange, WebFilterChain chain) {
    return chain
        .filter(exchange)
        .onErrorMap(
            KeysUnavailableException.class,
            fault ->
                new ProblemException(
                    new Problem(
                        ProblemType.HOP_UNAVAILABLE,
                        "The access token cannot be checked: its issuer does not answer.",
                        "identity-service")));
  }

  private static void challenge(ServerWebExchange exchange, String challenge) {
    exchange.getResponse().getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, challenge);
  }
}
