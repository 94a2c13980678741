package lianban.gateway.access;

import java.net.InetSocketAddress;
import lianban.gateway.FilterOrder;
import lianban.gateway.access.AccessTable.Finding;
import lianban.gateway.problem.Problem;
import lianban.gateway.problem.ProblemWriter;
import lianban.kernel.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Asks the access table once; authorisation, quota and route then go by the rule it found. */
@Component
@Order(FilterOrder.ACCESS_TABLE)
class AccessTableFilter implements WebFilter {

  private static final Problem UNKNOWN_PATH =
      Problem.of(ProblemType.NOT_FOUND, "No service answers under this path.");

  private final AccessTable table;
  private final ProblemWriter problems;

  AccessTableFilter(AccessTable table, ProblemWriter problems) {
    this.table = table;
    this.problems = problems;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    ServerHttpRequest request = exchange.getRequest();
    var finding = table.find(request.getMethod(), request.getPath().pathWithinApplication());
    return switch (finding) {
      case Finding.Found(AccessRule rule) when isVisible(rule, request) -> {
        rule.admit(exchange);
        yield chain.filter(exchange);
      }
      case Finding.Found _, Finding.UnknownPath _ -> problems.write(exchange, UNKNOWN_PATH);
      case Finding.WrongMethod(var allowed) -> {
        String methods = String.join(", ", allowed);
        exchange.getResponse().getHeaders().set(HttpHeaders.ALLOW, methods);
        yield problems.write(
            exchange,
            Problem.of(ProblemType.METHOD_NOT_ALLOWED, "This path takes only " + methods + "."));
      }
    };
  }

  private static boolean isVisible(AccessRule rule, ServerHttpRequest request) {
    @Nullable InetSocketAddress caller = request.getRemoteAddress();
    return !(rule.grant() instanceof Grant.Loopback)
        || (caller != null && caller.getAddress().isLoopbackAddress());
  }
}
