package lianban.launcher;

import java.io.Console;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lianban.launcher.city.CityStatus;
import lianban.launcher.city.CityStatus.PartState;
import lianban.launcher.city.CityStatus.PartStatus;
import lianban.launcher.city.UpProgress;

/**
 * Shows a city coming up: a line for each part that turns ready, and below them, on a terminal,
 * what is on its way.
 */
public final class StartDisplay implements UpProgress {

  private static final String CLEAR_LINE = "\r\033[2K";
  private static final int WIDTH = 78;

  private final PrintWriter out;
  private final boolean live;
  private final long start = System.nanoTime();
  private final Map<String, PartStatus> shown = new HashMap<>();

  /**
   * @param out where to write
   * @param live whether lines can be written over
   */
  StartDisplay(PrintWriter out, boolean live) {
    this.out = out;
    this.live = live;
  }

  /** A display with a live line where this program talks to a terminal. */
  public static StartDisplay on(PrintWriter out) {
    return new StartDisplay(
        out, Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent());
  }

  @Override
  public void say(String line) {
    clear();
    out.println(line);
    out.flush();
  }

  @Override
  public void show(CityStatus status) {
    clear();
    status.parts().forEach(this::showChange);
    if (live && !status.isComplete()) {
      String line = pending(status);
      out.print(line.length() <= WIDTH ? line : line.substring(0, WIDTH - 1) + "…");
    }
    out.flush();
  }

  private void showChange(PartStatus part) {
    PartStatus before = shown.put(part.name(), part);
    if (before != null && part.restarts() > before.restarts()) {
      out.printf(
          "%5.1f s  %-18s %s; it is started again%n", seconds(), part.name(), part.lastEnd());
    }
    boolean turnedReady =
        part.state() == PartState.READY && (before == null || before.state() != PartState.READY);
    if (turnedReady) {
      out.printf("%5.1f s  %-18s ready on port %d%n", seconds(), part.name(), part.port());
    }
  }

  private String pending(CityStatus status) {
    Map<PartState, List<String>> byState =
        status.parts().stream()
            .filter(p -> p.state() != PartState.READY)
            .collect(
                Collectors.groupingBy(
                    PartStatus::state, Collectors.mapping(PartStatus::name, Collectors.toList())));
    return "%5.1f s  ".formatted(seconds())
        + byState.entrySet().stream()
            .sorted(Map.Entry.<PartState, List<String>>comparingByKey().reversed())
            .map(
                e ->
                    e.getKey().name().toLowerCase(Locale.ROOT)
                        + ": "
                        + String.join(", ", e.getValue()))
            .collect(Collectors.joining("; "));
  }

  private void clear() {
    if (live) {
      out.print(CLEAR_LINE);
    }
  }

  private double seconds() {
    return (System.nanoTime() - start) / 1e9;
  }
}
