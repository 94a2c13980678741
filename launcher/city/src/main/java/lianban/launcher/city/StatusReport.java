package lianban.launcher.city;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import lianban.launcher.city.CityStatus.PartStatus;
import lianban.launcher.city.CityStatus.State;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The city's state with what only the running system knows, for people as a table and for machines
 * as JSON.
 *
 * @param state the city as a whole
 * @param portBase the gateway's port
 * @param supervisor the supervisor's process id, absent when it does not run
 * @param rows one for each part
 */
public record StatusReport(State state, int portBase, @Nullable Long supervisor, List<Row> rows) {

  private static final String FORMAT = "%-18s %-11s %8s %9s %9s %6s %9s%n";

  /**
   * One part.
   *
   * @param memory resident bytes, absent when unknown
   * @param uptime seconds since the process started, absent when none runs
   */
  public record Row(
      String name,
      String state,
      @Nullable Long pid,
      @Nullable Long memory,
      int restarts,
      int port,
      @Nullable Long uptime,
      @Nullable String lastEnd) {}

  /** What stands in the status file, checked against the processes that run now. */
  public static StatusReport of(CityStatus status, Instant now) {
    return of(status, now, mark -> mark.handle().isPresent(), Memory::resident);
  }

  static StatusReport of(
      CityStatus status,
      Instant now,
      Predicate<ProcessMark> runs,
      LongFunction<OptionalLong> memory) {
    Long supervisor = runs.test(status.supervisor()) ? status.supervisor().pid() : null;
    List<Row> rows =
        status.parts().stream().map(p -> row(p, supervisor != null, now, runs, memory)).toList();
    return new StatusReport(status.state(), status.portBase(), supervisor, rows);
  }

  private static Row row(
      PartStatus part,
      boolean supervised,
      Instant now,
      Predicate<ProcessMark> runs,
      LongFunction<OptionalLong> memory) {
    Optional<ProcessMark> process = Optional.ofNullable(part.process()).filter(runs);
    return new Row(
        part.name(),
        supervised ? lower(part.state()) : process.isPresent() ? "left behind" : "stopped",
        process.map(ProcessMark::pid).orElse(null),
        process
            .map(p -> memory.apply(p.pid()))
            .filter(OptionalLong::isPresent)
            .map(OptionalLong::getAsLong)
            .orElse(null),
        part.restarts(),
        part.port(),
        process.map(p -> Duration.between(p.started(), now).toSeconds()).orElse(null),
        part.lastEnd());
  }

  /** The table, with a total and a line for each part that ended against anyone's will. */
  public String table() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(FORMAT, "NAME", "STATE", "PID", "MEMORY", "RESTARTS", "PORT", "UPTIME"));
    for (Row row : rows) {
      text.append(
          String.format(
              FORMAT,
              row.name(),
              row.state(),
              shown(row.pid()),
              megabytes(row.memory()),
              row.restarts(),
              row.port(),
              duration(row.uptime())));
    }
    long total =
        rows.stream().map(Row::memory).filter(Objects::nonNull).mapToLong(Long::longValue).sum();
    int restarts = rows.stream().mapToInt(Row::restarts).sum();
    text.append(
        String.format(FORMAT, "total", lower(state), "", megabytes(total), restarts, "", ""));
    lastEnds().forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  /** The same for machines. */
  public String json() {
    return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(this);
  }

  private List<String> lastEnds() {
    List<String> lines = new ArrayList<>();
    for (Row row : rows) {
      if (row.lastEnd() != null) {
        lines.add(
            row.name()
                + " last "
                + row.lastEnd()
                + " and was started again; see ./lianban logs "
                + row.name());
      }
    }
    return lines;
  }

  static String duration(@Nullable Long seconds) {
    if (seconds == null) {
      return "–";
    }
    long minutes = seconds / 60;
    long hours = minutes / 60;
    return hours > 0
        ? "%dh %02dm".formatted(hours, minutes % 60)
        : minutes > 0 ? "%dm %02ds".formatted(minutes, seconds % 60) : seconds + "s";
  }

  private static String megabytes(@Nullable Long bytes) {
    return bytes == null ? "–" : bytes / (1024 * 1024) + " MB";
  }

  private static String shown(@Nullable Long number) {
    return number == null ? "–" : String.valueOf(number);
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
