package lianban.identity.problem;

import com.mongodb.MongoException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import lianban.kernel.problem.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns a fault in the OAuth endpoints or the log-in, which no controller advice sees, into a
 * problem.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 15)
class FaultFilter extends OncePerRequestFilter {

  private static final Logger log = LoggerFactory.getLogger(FaultFilter.class);

  private final ProblemWriter problems;

  FaultFilter(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (RuntimeException fault) {
      log.error("A request failed", fault);
      if (response.isCommitted()) {
        throw fault;
      }
      response.resetBuffer();
      boolean store = fault instanceof MongoException;
      problems.write(
          request,
          response,
          store ? ProblemType.HOP_UNAVAILABLE : ProblemType.INTERNAL_ERROR,
          store ? "The document store does not answer." : "An unforeseen fault.");
    }
  }
}
