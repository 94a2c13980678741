package lianban.identity.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.random.RandomGenerator;
import lianban.kernel.trace.Traceparent;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Continues or starts the trace of every request and names it in the response and in the log. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class TraceFilter extends OncePerRequestFilter {

  private static final String ATTRIBUTE = TraceFilter.class.getName();

  private final RandomGenerator random = RandomGenerator.of("L64X128MixRandom");

  /** The trace of a request that came through this filter. */
  static String traceIdOf(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof Traceparent trace ? trace.traceId() : "";
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Traceparent trace = next(request.getHeader(Traceparent.HEADER));
    request.setAttribute(ATTRIBUTE, trace);
    response.setHeader(Traceparent.HEADER, trace.toString());
    try (var _ = MDC.putCloseable("traceId", trace.traceId())) {
      chain.doFilter(request, response);
    }
  }

  /** The generator is not safe for threads at once. */
  private synchronized Traceparent next(@Nullable String header) {
    return Traceparent.continueOrStart(header, random);
  }
}
