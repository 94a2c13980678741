package lianban.service.trace;

import java.util.random.RandomGenerator;
import lianban.kernel.trace.Traceparent;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Continues or starts the request's trace and names it in the answer. */
public final class TraceFilter implements WebFilter, Ordered {

  /** Request attribute that holds the {@link Traceparent}. */
  public static final String ATTRIBUTE = "lianban.traceparent";

  private final RandomGenerator random;

  public TraceFilter(RandomGenerator random) {
    this.random = random;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    String header = exchange.getRequest().getHeaders().getFirst(Traceparent.HEADER);
    Traceparent trace = Traceparent.continueOrStart(header, random);
    exchange.getAttributes().put(ATTRIBUTE, trace);
    exchange.getResponse().getHeaders().set(Traceparent.HEADER, trace.toString());
    return chain.filter(exchange);
  }

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }
}
