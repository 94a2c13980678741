package lianban.launcher.demo.report;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import lianban.launcher.demo.run.RunProgress;

/** Shows how far a run is: a bar that moves on a terminal, a line now and then elsewhere. */
public final class ProgressDisplay implements AutoCloseable {

  private static final String CLEAR_LINE = "\r\033[2K";
  private static final int LIVE_MILLIS = 200;
  private static final int LINE_MILLIS = 2000;
  private static final int BAR = 30;

  private final RunProgress progress;
  private final PrintWriter out;
  private final boolean live;
  private final long start = System.nanoTime();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread =
      Thread.ofVirtual().name("progress").unstarted(this::showUntilClosed);
  private String shown = "";

  private ProgressDisplay(RunProgress progress, PrintWriter out, boolean live) {
    this.progress = progress;
    this.out = out;
    this.live = live;
  }

  /**
   * @param live whether a line can be written over
   */
  public static ProgressDisplay start(RunProgress progress, PrintWriter out, boolean live) {
    ProgressDisplay display = new ProgressDisplay(progress, out, live);
    display.thread.start();
    return display;
  }

  private void showUntilClosed() {
    try {
      while (!closed.await(live ? LIVE_MILLIS : LINE_MILLIS, TimeUnit.MILLISECONDS)) {
        show();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void show() {
    String line = line();
    if (live) {
      out.print(CLEAR_LINE + bar() + " " + line);
      out.flush();
    } else if (!line.equals(shown)) {
      out.printf(Locale.ROOT, "%6.1f s  %s%n", (System.nanoTime() - start) / 1e9, line);
      out.flush();
    }
    shown = line;
  }

  private String bar() {
    int expected = Math.max(1, progress.expected());
    int filled = (int) Math.min(BAR, (long) BAR * progress.done() / expected);
    return "[" + "█".repeat(filled) + "·".repeat(BAR - filled) + "]";
  }

  private String line() {
    int done = progress.done();
    int expected = progress.expected();
    return switch (progress.stage()) {
      case FEEDING -> "records entered %d of %d".formatted(done, expected);
      case FILING ->
          "closed %d of %d, filed %d, supplements %d"
              .formatted(done, expected, progress.filed(), progress.supplements());
      case VERIFYING -> "certificates verified %d of %d".formatted(done, expected);
      case FOLLOWERS -> "water, electricity and heating follow";
      case DONE -> "done";
    };
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (live) {
      out.print(CLEAR_LINE);
    }
    out.flush();
  }
}
