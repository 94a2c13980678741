package lianban.gateway.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import lianban.gateway.trace.Trace;
import lianban.kernel.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Answers a request with a problem. */
@Component
public class ProblemWriter {

  private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.CHINESE);
  private static final String BUNDLE = "problems.problems";

  private final JsonMapper json;

  ProblemWriter(JsonMapper json) {
    this.json = json;
  }

  /** Writes the problem as the whole answer; headers that the caller has set stay. */
  public Mono<Void> write(ServerWebExchange exchange, Problem problem) {
    Trace.of(exchange).failedAt(problem.hop());
    ServerHttpResponse response = exchange.getResponse();
    HttpHeaders headers = response.getHeaders();
    response.setStatusCode(HttpStatusCode.valueOf(problem.type().status()));
    headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    if (problem.type().isRetriable() && !headers.containsHeader(HttpHeaders.RETRY_AFTER)) {
      headers.set(HttpHeaders.RETRY_AFTER, "1");
    }
    Locale language = language(exchange.getRequest().getHeaders());
    headers.setContentLanguage(language);
    byte[] body = json.writeValueAsBytes(members(problem, language, Trace.of(exchange)));
    headers.setContentLength(body.length);
    return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
  }

  private static Map<String, Object> members(Problem problem, Locale language, Trace trace) {
    ProblemType type = problem.type();
    ResourceBundle texts = ResourceBundle.getBundle(BUNDLE, language);
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("type", type.urn());
    members.put("title", texts.getString(type.slug() + ".title"));
    members.put("status", type.status());
    members.put("detail", problem.detail());
    members.put("action", texts.getString(type.slug() + ".action"));
    members.put("hop", problem.hop());
    members.put("mender", type.mender().name());
    members.put("traceId", trace.id());
    return members;
  }

  private static Locale language(HttpHeaders headers) {
    try {
      @Nullable Locale wished = Locale.lookup(headers.getAcceptLanguage(), LANGUAGES);
      return wished == null ? Locale.ENGLISH : wished;
    } catch (IllegalArgumentException malformed) {
      // A header that cannot be read expresses no wish.
      return Locale.ENGLISH;
    }
  }
}
