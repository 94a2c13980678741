package lianban.identity.store;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import lianban.identity.key.SigningKey;
import lianban.identity.problem.ProblemWriter;
import lianban.kernel.problem.ProblemType;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Says so to whoever calls before the signing key is loaded; health stays open. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class NotReadyFilter extends OncePerRequestFilter {

  private final SigningKey signingKey;
  private final ProblemWriter problems;

  NotReadyFilter(SigningKey signingKey, ProblemWriter problems) {
    this.signingKey = signingKey;
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return signingKey.isLoaded() || request.getRequestURI().startsWith("/actuator/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    problems.write(
        request, response, ProblemType.HOP_UNAVAILABLE, "The signing key is not loaded yet.");
  }
}
