package lianban.launcher.demo.run;

import java.util.concurrent.atomic.AtomicInteger;

/** How far a run is; written by many threads, read by whoever shows it. */
public final class RunProgress {

  /** What the run is at. */
  public enum Stage {
    /** Departments are told their records. */
    FEEDING,
    /** Cases are filed and followed. */
    FILING,
    /** Certificates are verified. */
    VERIFYING,
    /** Water, electricity and heating open their transfers. */
    FOLLOWERS,
    DONE
  }

  private final int records;
  private final int cases;
  private final AtomicInteger entered = new AtomicInteger();
  private final AtomicInteger filed = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();
  private final AtomicInteger supplements = new AtomicInteger();
  private final AtomicInteger verified = new AtomicInteger();
  private volatile Stage stage = Stage.FEEDING;
  private volatile int certificates;

  /**
   * @param records how many will be entered
   * @param cases how many will be filed
   */
  RunProgress(int records, int cases) {
    this.records = records;
    this.cases = cases;
  }

  void enter(Stage next) {
    stage = next;
  }

  void expectCertificates(int count) {
    certificates = count;
  }

  void recordsEntered(int count) {
    entered.addAndGet(count);
  }

  void caseFiled() {
    filed.incrementAndGet();
  }

  void caseClosed() {
    closed.incrementAndGet();
  }

  void caseSupplemented() {
    supplements.incrementAndGet();
  }

  void certificateVerified() {
    verified.incrementAndGet();
  }

  public Stage stage() {
    return stage;
  }

  /** What counts in the present stage, done and expected. */
  public int done() {
    return switch (stage) {
      case FEEDING -> entered.get();
      case FILING, DONE -> closed.get();
      case VERIFYING, FOLLOWERS -> verified.get();
    };
  }

  /** How much the present stage expects. */
  public int expected() {
    return switch (stage) {
      case FEEDING -> records;
      case FILING, DONE -> cases;
      case VERIFYING, FOLLOWERS -> certificates;
    };
  }

  public int filed() {
    return filed.get();
  }

  public int closed() {
    return closed.get();
  }

  /** Notices that the applicants answered. */
  public int supplements() {
    return supplements.get();
  }
}
