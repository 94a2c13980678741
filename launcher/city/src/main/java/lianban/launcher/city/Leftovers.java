package lianban.launcher.city;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Processes that outlived the supervisor which recorded them. */
final class Leftovers {

  private Leftovers() {}

  /**
   * Those of the recorded processes that still run, last started first.
   *
   * @param find looks a recorded process up; empty when it is gone or its id now belongs to another
   */
  static <P> List<P> of(CityStatus recorded, Function<ProcessMark, Optional<P>> find) {
    return recorded.processes().reversed().stream().map(find).flatMap(Optional::stream).toList();
  }
}
