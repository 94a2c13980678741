package lianban.launcher.supervisor;

/** What an exit code says. */
final class ExitReason {

  private static final int BY_SIGNAL = 128;

  private ExitReason() {}

  /** A half-sentence: {@code was killed (signal 9)}. */
  static String of(int exitCode) {
    return exitCode > BY_SIGNAL
        ? "was killed (signal " + (exitCode - BY_SIGNAL) + ")"
        : "ended with exit code " + exitCode;
  }
}
