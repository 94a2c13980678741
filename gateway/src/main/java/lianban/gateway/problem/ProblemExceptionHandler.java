package lianban.gateway.problem;

import java.util.Map;
import lianban.kernel.problem.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/** Turns whatever nobody else answered into a problem; nothing of the inside gets out. */
@Component
@Order(-2) // before Spring Boot's own at -1
class ProblemExceptionHandler implements WebExceptionHandler {

  private static final Logger log = LoggerFactory.getLogger(ProblemExceptionHandler.class);

  private static final Map<Integer, Problem> SPRINGS_OWN =
      Map.of(
          404, Problem.of(ProblemType.NOT_FOUND, "Nothing is here."),
          405, Problem.of(ProblemType.METHOD_NOT_ALLOWED, "This path does not take this method."),
          413, Problem.of(ProblemType.BODY_TOO_LARGE, "The body is larger than allowed."),
          415, Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, "This body type is not taken here."));

  private final ProblemWriter problems;

  ProblemExceptionHandler(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  public Mono<Void> handle(ServerWebExchange exchange, Throwable fault) {
    if (exchange.getResponse().isCommitted()) {
      // Half an answer is out already; only breaking the connection tells the caller.
      return Mono.error(fault);
    }
    return problems.write(exchange, problemOf(fault));
  }

  private static Problem problemOf(Throwable fault) {
    return switch (fault) {
      case ProblemException e -> e.problem();
      case ResponseStatusException e -> ofStatus(e);
      default -> internal(fault);
    };
  }

  private static Problem ofStatus(ResponseStatusException fault) {
    HttpStatusCode status = fault.getStatusCode();
    if (status.is5xxServerError()) {
      return internal(fault);
    }
    return SPRINGS_OWN.getOrDefault(
        status.value(),
        Problem.of(ProblemType.MALFORMED_REQUEST, "The request cannot be understood."));
  }

  private static Problem internal(Throwable fault) {
    log.error("Unforeseen fault", fault);
    return Problem.of(ProblemType.INTERNAL_ERROR, "The gateway failed unexpectedly.");
  }
}
