package lianban.exchange.approval.simulation;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import lianban.kernel.event.CaseStatus.Result;
import org.jspecify.annotations.Nullable;

/**
 * The command {@code ./lianban simulate}: plays many histories and names the seed of what fails.
 */
public final class Simulate {

  private static final long MANY = 1_000_000;
  private static final int CHUNK = 10_000;

  private final PrintStream out;

  Simulate(PrintStream out) {
    this.out = out;
  }

  /**
   * What is asked for.
   *
   * @param seed of the first history; each further one has the next
   */
  record Options(long histories, long seed) {

    /** The options, null where the words are none. */
    static @Nullable Options of(String... words) {
      long histories = MANY;
      long seed = 1;
      for (int i = 0; i < words.length; i += 2) {
        if (i + 1 == words.length || !words[i + 1].matches("[0-9]{1,15}")) {
          return null;
        }
        long value = Long.parseLong(words[i + 1]);
        switch (words[i]) {
          case "--histories" -> histories = value;
          case "--seed" -> seed = value;
          default -> {
            return null;
          }
        }
      }
      return histories < 1 ? null : new Options(histories, seed);
    }
  }

  /** A command that people run and no service: it writes where they look, not into a log. */
  public static void main(String... words) {
    Options options = Options.of(words);
    var out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    if (options == null) {
      out.println("Usage: ./lianban simulate [--histories N] [--seed S]");
      System.exit(2);
    } else {
      System.exit(new Simulate(out).run(options) ? 0 : 1);
    }
  }

  /** Whether every history kept the rules. */
  boolean run(Options options) {
    Map<Result, AtomicLong> ends = new EnumMap<>(Result.class);
    for (Result result : Result.values()) {
      ends.put(result, new AtomicLong());
    }
    AtomicLong commands = new AtomicLong();
    try {
      for (long done = 0; done < options.histories; done += CHUNK) {
        long first = options.seed + done;
        long count = Math.min(CHUNK, options.histories - done);
        LongStream.range(first, first + count)
            .parallel()
            .forEach(seed -> count(Simulation.play(seed), ends, commands));
        out.printf("%,d histories%n", done + count);
      }
    } catch (IllegalStateException e) {
      out.println(told(e));
      out.println("Repeat it with: ./lianban simulate --histories 1 --seed and the number above");
      return false;
    }
    out.printf("%,d commands; ended %s%n", commands.get(), ends);
    out.println("Every history kept the rules.");
    return true;
  }

  /** What another thread threw comes wrapped once more. */
  private static String told(IllegalStateException e) {
    Throwable cause = e.getCause();
    return String.valueOf(
        cause instanceof IllegalStateException ? cause.getMessage() : e.getMessage());
  }

  private static void count(
      Simulation.Played played, Map<Result, AtomicLong> ends, AtomicLong commands) {
    AtomicLong count = ends.get(played.result());
    if (count != null) {
      count.incrementAndGet();
    }
    commands.addAndGet(played.commands());
  }
}
