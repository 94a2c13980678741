package lianban.launcher.supervisor;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import lianban.launcher.city.CityConfig;
import lianban.launcher.city.Part;
import lianban.launcher.city.Part.Kind;

/**
 * Unpacks and trains every service once after a build, so that each start afterwards takes a third
 * of the time. Without it everything starts all the same, only slower.
 */
public final class QuickStarts {

  /** A training run stands alone: it looks for no registry and listens to no topic. */
  private static final Map<String, String> ALONE =
      Map.of("EUREKA_CLIENT_ENABLED", "false", "LIANBAN_KAFKA", "127.0.0.1:9");

  private final CityConfig config;

  public QuickStarts(CityConfig config) {
    this.config = config;
  }

  /**
   * Makes ready what is not ready yet, one for each processor at a time.
   *
   * @param progress gets a line for each service
   */
  public void make(Consumer<String> progress) throws InterruptedException {
    int processors = Runtime.getRuntime().availableProcessors();
    try (ExecutorService workers = Executors.newFixedThreadPool(processors)) {
      List<Future<String>> results =
          config.parts().stream()
              .flatMap(
                  part -> trainable(part).map(image -> workers.submit(() -> make(part, image))))
              .toList();
      int done = 0;
      for (Future<String> result : results) {
        done++;
        progress.accept("  [%d/%d] %s".formatted(done, results.size(), outcome(result)));
      }
    }
  }

  private Stream<AppImage> trainable(Part part) {
    return Launch.of(part, config).trainable().stream();
  }

  private String make(Part part, AppImage image) throws IOException, InterruptedException {
    image.unpack();
    Map<String, String> variables = new HashMap<>(config.variables(part));
    if (part.kind() == Kind.SERVICE) {
      variables.putAll(ALONE);
    }
    boolean isQuick = image.isTrained() || image.train(variables);
    return part.name() + (isQuick ? "" : " starts without: see prepare.log");
  }

  private static String outcome(Future<String> result) throws InterruptedException {
    try {
      return result.get();
    } catch (ExecutionException e) {
      return String.valueOf(e.getCause());
    }
  }
}
