package lianban.exchange.webhook;

/**
 * One run of one process of the exchange.
 *
 * @param process its host and port, which no two processes have at the same time
 * @param run differs from run to run
 */
record InstanceId(String process, String run) {

  private static final char MARK = '#';

  /** The process that a written instance is a run of. */
  static String process(String written) {
    int run = written.lastIndexOf(MARK);
    return run < 0 ? written : written.substring(0, run);
  }

  /** As it is written: {@code host:port#run}. */
  @Override
  public String toString() {
    return process + MARK + run;
  }
}
