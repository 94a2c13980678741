package lianban.service.problem;

/** Says of a fault whether trying again can help: each technology brings its own. */
@FunctionalInterface
public interface FaultClassifier {

  /** Whether the fault may go away by itself, such as a store that restarts. */
  boolean isTransient(Throwable fault);
}
