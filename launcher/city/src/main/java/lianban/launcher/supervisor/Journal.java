package lianban.launcher.supervisor;

import java.io.PrintStream;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * The supervisor's log, one line an event. A plain stream, because the platform's logging closes
 * down in the very moment in which stopping the city is worth writing about.
 */
final class Journal {

  private final InstantSource clock;
  private final PrintStream out;

  Journal(InstantSource clock, PrintStream out) {
    this.clock = clock;
    this.out = out;
  }

  void write(String line) {
    out.println(clock.instant().truncatedTo(ChronoUnit.MILLIS) + " " + line);
  }
}
