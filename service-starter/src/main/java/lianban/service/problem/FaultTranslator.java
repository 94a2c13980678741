package lianban.service.problem;

import java.util.List;
import lianban.kernel.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebInputException;

/** Says of any fault which problem it is to the caller, who is told nothing of the inside. */
public final class FaultTranslator {

  private static final Logger log = LoggerFactory.getLogger(FaultTranslator.class);

  private final List<FaultClassifier> classifiers;

  FaultTranslator(List<FaultClassifier> classifiers) {
    this.classifiers = List.copyOf(classifiers);
  }

  /** The problem; a fault of ours or of what we stand on is logged, and retriable ones say so. */
  public ProblemException problem(Throwable fault) {
    if (fault instanceof ProblemException known) {
      return known;
    }
    ProblemException input = ofInput(fault);
    if (input != null) {
      return input;
    }
    if (classifiers.stream().anyMatch(classifier -> classifier.isTransient(fault))) {
      log.warn("something this service stands on does not answer: {}", fault.toString());
      return new ProblemException(
          ProblemType.HOP_UNAVAILABLE,
          "Something this service needs does not answer at the moment.");
    }
    log.error("request failed", fault);
    return new ProblemException(ProblemType.INTERNAL_ERROR, "The service could not do this.");
  }

  /** What Spring found wrong with the request; null if the fault is none of these. */
  private static @Nullable ProblemException ofInput(Throwable fault) {
    return switch (fault) {
      case DataBufferLimitException _ -> tooLarge();
      case ServerWebInputException e when e.getCause() instanceof DataBufferLimitException ->
          tooLarge();
      case ServerWebInputException e -> {
        String reason = e.getReason() == null ? "The request cannot be read" : e.getReason();
        yield new ProblemException(ProblemType.MALFORMED_REQUEST, reason + ".");
      }
      case ErrorResponse e when e.getStatusCode().is4xxClientError() ->
          new ProblemException(typeOf(e.getStatusCode()), "This cannot be served.");
      default -> null;
    };
  }

  private static ProblemException tooLarge() {
    return new ProblemException(
        ProblemType.BODY_TOO_LARGE, "The body is longer than this service takes at once.");
  }

  /** The problem that an HTTP status of Spring's stands for. */
  static ProblemType typeOf(HttpStatusCode status) {
    return switch (status.value()) {
      case 404 -> ProblemType.NOT_FOUND;
      case 405 -> ProblemType.METHOD_NOT_ALLOWED;
      case 413 -> ProblemType.BODY_TOO_LARGE;
      case 415 -> ProblemType.UNSUPPORTED_MEDIA_TYPE;
      default ->
          status.is4xxClientError() ? ProblemType.MALFORMED_REQUEST : ProblemType.INTERNAL_ERROR;
    };
  }
}
