package lianban.service.problem;

import java.util.List;

/** Says of a fault whether trying again can help: each technology brings its own. */
@FunctionalInterface
public interface FaultClassifier {

  /** Whether the fault may go away by itself, such as a store that restarts. */
  boolean isTransient(Throwable fault);

  /** Whether a fault, or what caused it, may go away by itself in the eyes of any of them. */
  static boolean isTransient(Throwable fault, List<FaultClassifier> classifiers) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      Throwable candidate = cause;
      if (classifiers.stream().anyMatch(c -> c.isTransient(candidate))) {
        return true;
      }
    }
    return false;
  }
}
