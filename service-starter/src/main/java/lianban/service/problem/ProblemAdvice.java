package lianban.service.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.List;
import lianban.kernel.problem.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.reactive.result.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebInputException;
import reactor.core.publisher.Mono;

/** Turns whatever ends a request into one problem; nothing of the inside is told. */
@RestControllerAdvice
public final class ProblemAdvice extends ResponseEntityExceptionHandler {

  private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

  private final ProblemWriter problems;
  private final FaultTranslator faults;

  ProblemAdvice(ProblemWriter problems, FaultTranslator faults) {
    this.problems = problems;
    this.faults = faults;
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> problem(Exception e, ServerWebExchange exchange) {
    ProblemException problem = faults.problem(e);
    return answer(exchange, problem.type(), problem.detail(), problem.faults());
  }

  @Override
  protected Mono<ResponseEntity<Object>> handleWebExchangeBindException(
      WebExchangeBindException e,
      HttpHeaders headers,
      HttpStatusCode status,
      ServerWebExchange exchange) {
    List<Fault> faults = e.getFieldErrors().stream().map(ProblemAdvice::faultOf).toList();
    return Mono.just(
        widen(answer(exchange, ProblemType.INVALID_REQUEST, "The body breaks its rules.", faults)));
  }

  @Override
  protected Mono<ResponseEntity<Object>> handleServerWebInputException(
      ServerWebInputException e,
      HttpHeaders headers,
      HttpStatusCode status,
      ServerWebExchange exchange) {
    ProblemException problem = faults.problem(e);
    return Mono.just(widen(answer(exchange, problem.type(), problem.detail(), problem.faults())));
  }

  @Override
  protected Mono<ResponseEntity<Object>> handleExceptionInternal(
      Exception e,
      @org.jspecify.annotations.Nullable Object body,
      @org.jspecify.annotations.Nullable HttpHeaders headers,
      HttpStatusCode status,
      ServerWebExchange exchange) {
    ProblemType type = FaultTranslator.typeOf(status);
    if (status.is5xxServerError()) {
      log.error("request failed", e);
    }
    return Mono.just(widen(answer(exchange, type, "This cannot be served.", List.of())));
  }

  private ResponseEntity<ProblemDetail> answer(
      ServerWebExchange exchange, ProblemType type, String detail, List<Fault> faults) {
    var response =
        ResponseEntity.status(type.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
    if (type.isRetriable()) {
      response.header(HttpHeaders.RETRY_AFTER, "1");
    }
    return response.body(problems.body(exchange, type, detail, faults));
  }

  private static ResponseEntity<Object> widen(ResponseEntity<ProblemDetail> answer) {
    return new ResponseEntity<>(answer.getBody(), answer.getHeaders(), answer.getStatusCode());
  }

  private static Fault faultOf(FieldError error) {
    String pointer =
        error.contains(ConstraintViolation.class)
            ? pointerTo(error.unwrap(ConstraintViolation.class).getPropertyPath())
            : Fault.step(error.getField());
    String message = error.getDefaultMessage() == null ? "is wrong" : error.getDefaultMessage();
    String code = error.getCode() == null ? "invalid" : error.getCode();
    return new Fault(pointer, code, message);
  }

  private static String pointerTo(Path path) {
    var pointer = new StringBuilder();
    for (Path.Node node : path) {
      if (node.isInIterable()) {
        Object element = node.getIndex() == null ? node.getKey() : node.getIndex();
        pointer.append(Fault.step(String.valueOf(element)));
      }
      if (node.getKind() == ElementKind.PROPERTY) {
        pointer.append(Fault.step(node.getName()));
      }
    }
    return pointer.toString();
  }
}
