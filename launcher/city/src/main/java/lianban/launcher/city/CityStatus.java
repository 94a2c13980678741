package lianban.launcher.city;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the supervisor says about the city, as it stands in its status file.
 *
 * @param state the city as a whole
 * @param supervisor the process that wrote this
 * @param portBase the gateway's port
 * @param parts in the order in which they start
 */
public record CityStatus(
    State state, ProcessMark supervisor, int portBase, List<PartStatus> parts) {

  /** The city as a whole. */
  public enum State {
    STARTING,
    UP,
    STOPPING,
    DOWN
  }

  /**
   * One part: being unpacked, waiting for others, on its way, serving, about to be started again,
   * ended.
   */
  public enum PartState {
    PREPARING,
    WAITING,
    STARTING,
    READY,
    RESTARTING,
    STOPPED
  }

  /**
   * One process.
   *
   * @param restarts how often it was started again since the city came up
   * @param process absent while it does not run
   * @param lastEnd how it ended last, in words, when it ended against anyone's will
   */
  public record PartStatus(
      String name,
      PartState state,
      int port,
      int restarts,
      @Nullable ProcessMark process,
      @Nullable String lastEnd) {

    /** A part that has not run yet. */
    public static PartStatus fresh(String name, int port) {
      return new PartStatus(name, PartState.PREPARING, port, 0, null, null);
    }

    /** The same part in another state. */
    public PartStatus in(PartState next) {
      return new PartStatus(name, next, port, restarts, process, lastEnd);
    }

    /** The same part, just started. */
    public PartStatus startedAs(ProcessMark mark) {
      return new PartStatus(name, PartState.STARTING, port, restarts, mark, lastEnd);
    }

    /** The same part, ended because that was asked for. */
    public PartStatus stopped() {
      return new PartStatus(name, PartState.STOPPED, port, restarts, null, lastEnd);
    }

    /** The same part, ended against anyone's will. */
    public PartStatus ended(String how) {
      return new PartStatus(name, PartState.RESTARTING, port, restarts + 1, null, how);
    }
  }

  /** A part by its name. */
  public Optional<PartStatus> part(String name) {
    return parts.stream().filter(p -> p.name().equals(name)).findFirst();
  }

  /** The same city in another state. */
  public CityStatus in(State next) {
    return new CityStatus(next, supervisor, portBase, parts);
  }

  /** The same city with one part changed. */
  public CityStatus with(String name, UnaryOperator<PartStatus> change) {
    List<PartStatus> changed = new ArrayList<>(parts);
    changed.replaceAll(p -> p.name().equals(name) ? change.apply(p) : p);
    return new CityStatus(state, supervisor, portBase, List.copyOf(changed));
  }

  /** Whether every part serves. */
  public boolean isComplete() {
    return parts.stream().allMatch(p -> p.state() == PartState.READY);
  }

  /** The processes that were running when this was written. */
  public List<ProcessMark> processes() {
    return parts.stream().map(PartStatus::process).flatMap(Stream::ofNullable).toList();
  }
}
