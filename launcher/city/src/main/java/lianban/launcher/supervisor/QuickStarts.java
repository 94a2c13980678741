package lianban.launcher.supervisor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import lianban.launcher.city.CityConfig;

/**
 * Prepares every part once after a build and lets a city of its own work for a while, so that each
 * start afterwards takes a fraction of the time. Without it everything starts all the same, only
 * slower.
 */
public final class QuickStarts {

  private final CityConfig config;

  /**
   * @param config of a city that nobody uses
   */
  public QuickStarts(CityConfig config) {
    this.config = config;
  }

  /**
   * Makes ready what is not ready yet.
   *
   * @param work what the city does when it is up
   * @param progress gets a line for each stage
   * @throws IOException if a part cannot be made ready to start at all
   */
  public void make(Runnable work, Consumer<String> progress)
      throws IOException, InterruptedException {
    List<Launch> launches = config.parts().stream().map(p -> Launch.of(p, config)).toList();
    prepareAll(launches);
    if (areTrained(launches)) {
      config.folder().clear();
      return;
    }
    progress.accept("Making the services quick to start: they start and work once to learn it");
    try (TrainingCity city = new TrainingCity(config, progress)) {
      city.start();
      progress.accept("  working on a sample");
      work.run();
    } catch (IOException e) {
      progress.accept("  not all of them, because " + e.getMessage());
    }
    keepAll(launches, progress);
  }

  private static void prepareAll(List<Launch> launches) throws IOException, InterruptedException {
    int processors = Runtime.getRuntime().availableProcessors();
    try (ExecutorService workers = Executors.newFixedThreadPool(processors)) {
      List<Future<?>> results = new ArrayList<>();
      for (Launch launch : launches) {
        results.add(
            workers.submit(
                () -> {
                  launch.prepare();
                  return null;
                }));
      }
      for (Future<?> result : results) {
        result.get();
      }
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    }
  }

  private static boolean areTrained(List<Launch> launches) throws IOException {
    for (Launch launch : launches) {
      if (!launch.isTrained()) {
        return false;
      }
    }
    return true;
  }

  private void keepAll(List<Launch> launches, Consumer<String> progress) throws IOException {
    int kept = 0;
    for (Launch launch : launches) {
      kept += launch.keepTraining() ? 1 : 0;
    }
    progress.accept("  %d of %d are quick to start now".formatted(kept, launches.size()));
    if (kept == launches.size()) {
      config.folder().clear();
    }
  }
}
