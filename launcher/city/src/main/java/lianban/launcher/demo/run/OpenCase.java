package lianban.launcher.demo.run;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A filed case until it is closed. News comes at least once and from two sides; each thing is to be
 * done once.
 */
final class OpenCase {

  private final Filing filing;
  private @Nullable String caseId;
  private boolean paid;
  private boolean closed;
  private long lastNews = System.nanoTime();

  OpenCase(Filing filing) {
    this.filing = filing;
  }

  Filing filing() {
    return filing;
  }

  synchronized void heard(String id) {
    caseId = id;
    lastNews = System.nanoTime();
  }

  /** Whether the bill is to be paid now: true once. */
  synchronized boolean beginsPayment() {
    boolean first = !paid && !closed;
    paid = true;
    return first;
  }

  /** Whether this is the close: true once. */
  synchronized boolean closes() {
    boolean first = !closed;
    closed = true;
    return first;
  }

  /** The case, if it is open and nothing was heard of it for so long. */
  synchronized @Nullable String silentFor(Duration time) {
    boolean silent = !closed && System.nanoTime() - lastNews > time.toNanos();
    return silent ? caseId : null;
  }
}
