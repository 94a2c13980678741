package lianban.identity.problem;

import com.mongodb.MongoException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import lianban.kernel.problem.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Turns what controllers throw into problems. */
@RestControllerAdvice
class ProblemAdvice {

  private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

  private final Problems problems;

  ProblemAdvice(Problems problems) {
    this.problems = problems;
  }

  @ExceptionHandler
  ResponseEntity<Problem> handle(RequestRefusedException refusal, HttpServletRequest request) {
    return answer(request, refusal.type(), refusal.detail(), refusal.faults());
  }

  /** The parser's own message is dropped: it quotes the body, in which a password may stand. */
  @ExceptionHandler
  ResponseEntity<Problem> handle(
      HttpMessageNotReadableException unreadable, HttpServletRequest request) {
    return answer(
        request,
        ProblemType.MALFORMED_REQUEST,
        "The body is not the JSON object that this address takes.",
        List.of());
  }

  @ExceptionHandler
  ResponseEntity<Problem> handle(Exception fault, HttpServletRequest request) throws Exception {
    return switch (fault) {
      case NoResourceFoundException _ ->
          answer(request, ProblemType.NOT_FOUND, "No such address.", List.of());
      case HttpRequestMethodNotSupportedException e ->
          ResponseEntity.status(ProblemType.METHOD_NOT_ALLOWED.status())
              .headers(e.getHeaders())
              .contentType(MediaType.valueOf(ProblemType.MEDIA_TYPE))
              .body(
                  problems.describe(
                      request, ProblemType.METHOD_NOT_ALLOWED, "Not this method.", List.of()));
      case HttpMediaTypeException _ ->
          answer(request, ProblemType.UNSUPPORTED_MEDIA_TYPE, "JSON alone is spoken.", List.of());
      case AccessDeniedException e -> throw e;
      case MongoException e -> unavailable(e, request);
      case ErrorResponse e when e.getStatusCode().is4xxClientError() ->
          answer(request, ProblemType.MALFORMED_REQUEST, "The request is malformed.", List.of());
      default -> failed(fault, request);
    };
  }

  private ResponseEntity<Problem> unavailable(MongoException fault, HttpServletRequest request) {
    log.warn("The document store failed", fault);
    return answer(
        request, ProblemType.HOP_UNAVAILABLE, "The document store does not answer.", List.of());
  }

  private ResponseEntity<Problem> failed(Exception fault, HttpServletRequest request) {
    log.error("A request failed", fault);
    return answer(request, ProblemType.INTERNAL_ERROR, "An unforeseen fault.", List.of());
  }

  private ResponseEntity<Problem> answer(
      HttpServletRequest request, ProblemType type, String detail, List<Fault> faults) {
    return ResponseEntity.status(type.status())
        .contentType(MediaType.valueOf(ProblemType.MEDIA_TYPE))
        .body(problems.describe(request, type, detail, faults));
  }
}
