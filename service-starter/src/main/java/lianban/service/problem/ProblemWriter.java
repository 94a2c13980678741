package lianban.service.problem;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import lianban.kernel.problem.ProblemType;
import lianban.kernel.trace.Traceparent;
import lianban.service.trace.TraceFilter;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Makes problem bodies: type, localised title and action, the hop that refused, the trace. */
public final class ProblemWriter {

  private static final String BUNDLE = "lianban.service.problem.problems";
  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private final String hop;
  private final JsonMapper json;

  /**
   * @param hop name of this process
   */
  public ProblemWriter(String hop, JsonMapper json) {
    this.hop = hop;
    this.json = json;
  }

  /** The body of a problem; its faults are in one order, however they were found. */
  public ProblemDetail body(
      ServerWebExchange exchange, ProblemType type, String detail, List<Fault> faults) {
    var problem = ProblemDetail.forStatus(type.status());
    var texts = ResourceBundle.getBundle(BUNDLE, localeOf(exchange), NO_FALLBACK);
    problem.setType(URI.create(type.urn()));
    problem.setTitle(texts.getString(type.slug() + ".title"));
    problem.setDetail(detail);
    problem.setProperty("action", texts.getString(type.slug() + ".action"));
    problem.setProperty("hop", hop);
    problem.setProperty("mender", type.mender().name());
    if (exchange.getAttribute(TraceFilter.ATTRIBUTE) instanceof Traceparent trace) {
      problem.setProperty("traceId", trace.traceId());
    }
    if (!faults.isEmpty()) {
      problem.setProperty("faults", faults.stream().sorted(Fault.ORDER).toList());
    }
    return problem;
  }

  /** Answers with the problem. */
  public Mono<Void> write(ServerWebExchange exchange, ProblemType type, String detail) {
    ServerHttpResponse response = exchange.getResponse();
    response.setStatusCode(HttpStatus.valueOf(type.status()));
    response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    if (type == ProblemType.UNAUTHENTICATED) {
      response.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    byte[] body = json.writeValueAsBytes(body(exchange, type, detail, List.of()));
    DataBuffer buffer = response.bufferFactory().wrap(body);
    return response.writeWith(Mono.just(buffer));
  }

  private static Locale localeOf(ServerWebExchange exchange) {
    String asked = exchange.getRequest().getHeaders().getFirst(HttpHeaders.ACCEPT_LANGUAGE);
    return asked != null && asked.stripLeading().startsWith("zh") ? Locale.CHINESE : Locale.ROOT;
  }
}
