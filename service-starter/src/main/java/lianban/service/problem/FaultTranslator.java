package lianban.service.problem;

import java.util.List;
import lianban.kernel.problem.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
    if (classifiers.stream().anyMatch(classifier -> classifier.isTransient(fault))) {
      log.warn("something this service stands on does not answer: {}", fault.toString());
      return new ProblemException(
          ProblemType.HOP_UNAVAILABLE,
          "Something this service needs does not answer at the moment.");
    }
    log.error("request failed", fault);
    return new ProblemException(ProblemType.INTERNAL_ERROR, "The service could not do this.");
  }
}
