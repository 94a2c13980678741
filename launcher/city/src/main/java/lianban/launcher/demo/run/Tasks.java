package lianban.launcher.demo.run;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import lianban.launcher.demo.gateway.Pulse;
import lianban.launcher.demo.gateway.RunFailedException;

/** Things done side by side, each on a virtual thread; the first that fails ends the run. */
final class Tasks implements AutoCloseable {

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Pulse pulse;

  Tasks(Pulse pulse) {
    this.pulse = pulse;
  }

  void start(Runnable task) {
    threads.execute(() -> run(task));
  }

  private void run(Runnable task) {
    try {
      task.run();
    } catch (RunFailedException e) {
      pulse.fail(e);
    } catch (RuntimeException e) {
      // What the city answered could not be understood, or the demo itself is wrong.
      pulse.fail(new RunFailedException("The demo does not understand the city: " + e));
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    threads.close();
  }
}
