package lianban.gateway.edge;

import lianban.gateway.FilterOrder;
import lianban.gateway.GatewayProperties;
import lianban.gateway.problem.Problem;
import lianban.gateway.problem.ProblemException;
import lianban.gateway.problem.ProblemWriter;
import lianban.kernel.problem.ProblemType;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
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
  private final long limit;
  private final Problem tooLarge;

  BodyLimitFilter(ProblemWriter problems, GatewayProperties properties) {
    this.problems = problems;
    this.limit = properties.bodyLimit().toBytes();
    this.tooLarge =
        Problem.of(ProblemType.BODY_TOO_LARGE, "The body is larger than " + limit + " bytes.");
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    long told = exchange.getRequest().getHeaders().getContentLength();
    if (told > limit) {
      return problems.write(exchange, tooLarge);
    }
    return told >= 0
        ? chain.filter(exchange)
        : chain.filter(exchange.mutate().request(new Counted(exchange.getRequest())).build());
  }

  /** A body of untold length: the server holds a told one to its word. */
  private final class Counted extends ServerHttpRequestDecorator {

    Counted(ServerHttpRequest request) {
      super(request);
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
      if (seen[0] > limit) {
        DataBufferUtils.release(buffer);
        throw new ProblemException(tooLarge);
      }
    }
  }
}
