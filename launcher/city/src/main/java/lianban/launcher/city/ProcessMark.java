package lianban.launcher.city;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process that can be told from another which got the same id later.
 *
 * @param pid the operating system's id
 * @param started when it started
 */
public record ProcessMark(long pid, Instant started) {

  /** The system tells start times relative to a boot time that clock corrections move a little. */
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  /** The mark of a running process. */
  public static ProcessMark of(ProcessHandle process) {
    return new ProcessMark(process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
  }

  /** The process, if it is still the one that was marked. */
  public Optional<ProcessHandle> handle() {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(p -> isSame(of(p)));
  }

  boolean isSame(ProcessMark other) {
    return pid == other.pid
        && Duration.between(started, other.started).abs().compareTo(TOLERANCE) <= 0;
  }
}
