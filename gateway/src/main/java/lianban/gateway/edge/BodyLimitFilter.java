package lianban.gateway.edge;

import lianban.gateway.FilterOrder;
import lianban.gateway.GatewayProperties;
import lianban.gateway.access.AccessRule;
import lianban.gateway.problem.Problem;
import lianban.gateway.problem.ProblemException;
import lianban.gateway.problem.ProblemWriter;
import lianban.kernel.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Refuses bodies above the limit: at once where the length is told, else while they stream by. */
@Component
@Order(FilterOrder.BODY_LIMIT)
class BodyLimitFilter implements WebFilter {

  private final ProblemWriter problems;
  private final Limit usual;
  private final Limit ofStreams;

  BodyLimitFilter(ProblemWriter problems, GatewayProperties properties) {
    this.problems = problems;
    this.usual = Limit.of(properties.bodyLimit());
    this.ofStreams = Limit.of(properties.streamLimit());
  }

  private record Limit(long bytes, Problem tooLarge) {

    static Limit of(DataSize size) {
      String detail = "The body is larger than " + size.toBytes() + " bytes.";
      return new Limit(size.toBytes(), Problem.of(ProblemType.BODY_TOO_LARGE, detail));
    }
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    HttpHeaders headers = exchange.getRequest().getHeaders();
    @Nullable AccessRule rule = AccessRule.of(exchange);
    Limit limit = rule == null ? usual : limit(rule, exchange.getRequest());
    long told = headers.getContentLength();
    if (told > limit.bytes) {
      return problems.write(exchange, limit.tooLarge);
    }
    return told >= 0
        ? chain.filter(exchange)
        : chain.filter(
            exchange.mutate().request(new Counted(exchange.getRequest(), limit)).build());
  }

  private Limit limit(AccessRule rule, ServerHttpRequest request) {
    // Any other service would have to hold such a body as a whole.
    if (rule.isStream(request)) {
      return ofStreams;
    }
    @Nullable DataSize own = rule.bodyLimit();
    return own == null ? usual : Limit.of(own);
  }

  /** A body of untold length: the server holds a told one to its word. */
  private static final class Counted extends ServerHttpRequestDecorator {

    private final Limit limit;

    Counted(ServerHttpRequest request, Limit limit) {
      super(request);
      this.limit = limit;
    }

    @Override
    public Flux<DataBuffer> getBody() {
      return Flux.defer(
          () -> {
            long[] seen = {0};
            return super.getBody().doOnNext(buffer -> count(seen, buffer));
          });
    }

    private void count(long[] seen, DataBuffer buffer) {
      seen[0] += buffer.readableByteCount();
      if (seen[0] > limit.bytes) {
        DataBufferUtils.release(buffer);
        throw new ProblemException(limit.tooLarge);
      }
    }
  }
}
