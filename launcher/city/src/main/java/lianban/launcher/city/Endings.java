package lianban.launcher.city;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends processes the polite way first. */
public final class Endings {

  /** How long a process may take to end by itself. */
  public static final Duration PATIENCE = Duration.ofSeconds(10);

  private Endings() {}

  /** Asks all of them to end, waits, and kills those that have not by then. */
  public static void end(List<ProcessHandle> processes, Duration patience) {
    processes.forEach(ProcessHandle::destroy);
    if (!ended(processes, patience)) {
      processes.forEach(ProcessHandle::destroyForcibly);
      ended(processes, PATIENCE);
    }
  }

  private static boolean ended(List<ProcessHandle> processes, Duration patience) {
    CompletableFuture<?>[] exits =
        processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
    try {
      CompletableFuture.allOf(exits).get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException late) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
