package lianban.gateway.edge;

import lianban.gateway.FilterOrder;
import lianban.gateway.problem.Problem;
import lianban.gateway.problem.ProblemWriter;
import lianban.kernel.problem.ProblemType;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Answers what {@link RequestLineGuard} found unfit. */
@Component
@Order(FilterOrder.TARGET)
class RequestTargetFilter implements WebFilter {

  private static final Problem SUSPICIOUS =
      Problem.of(
          ProblemType.SUSPICIOUS_PATH,
          "The request target holds characters or segments that can be read in more than one way.");
  private static final Problem MALFORMED =
      Problem.of(
          ProblemType.MALFORMED_REQUEST, "The request line or a header is malformed or too long.");

  private final ProblemWriter problems;

  RequestTargetFilter(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    return switch (exchange.getRequest().getURI().getRawPath()) {
      case RequestLineGuard.SUSPICIOUS -> problems.write(exchange, SUSPICIOUS);
      case RequestLineGuard.MALFORMED -> problems.write(exchange, MALFORMED);
      default -> chain.filter(exchange);
    };
  }
}
