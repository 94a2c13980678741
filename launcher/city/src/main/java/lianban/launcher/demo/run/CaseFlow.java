package lianban.launcher.demo.run;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import lianban.kernel.event.CaseStatus;
import lianban.launcher.demo.gateway.Pulse;
import lianban.launcher.demo.gateway.RunFailedException;

/** Files cases and follows every one of them to its end. */
final class CaseFlow {

  /** After such a silence a case is read instead of waited for. */
  private static final Duration SILENCE = Duration.ofSeconds(30);

  private static final Duration ROUND = Duration.ofSeconds(2);

  private final Batch batch;
  private final Pulse pulse;
  private final Pace pace;
  private final RunProgress progress;
  private final Tasks tasks;
  private final Map<Integer, OpenCase> open = new ConcurrentHashMap<>();
  private final Collection<FinishedCase> finished = new ConcurrentLinkedQueue<>();
  private final CountDownLatch remaining;

  CaseFlow(Batch batch, int cases, Pulse pulse, Pace pace, RunProgress progress, Tasks tasks) {
    this.batch = batch;
    this.pulse = pulse;
    this.pace = pace;
    this.progress = progress;
    this.tasks = tasks;
    this.remaining = new CountDownLatch(cases);
  }

  /** Files all and waits for the last end. */
  List<FinishedCase> run(List<Filing> filings, Applicant applicant, StatusFollower follower) {
    tasks.start(
        () -> {
          while (remaining.getCount() > 0) {
            follower.pull(status -> spread(status, applicant));
          }
        });
    tasks.start(() -> fileAll(filings, applicant));
    while (remaining.getCount() > 0) {
      awaitRound();
      askAboutSilent(applicant);
    }
    return List.copyOf(finished);
  }

  private void fileAll(List<Filing> filings, Applicant applicant) {
    for (Filing filing : filings) {
      pace.await();
      pulse.check();
      OpenCase filed = new OpenCase(filing);
      open.put(filing.row(), filed);
      tasks.start(
          () -> {
            applicant.file(filed);
            pulse.beat();
          });
    }
  }

  /**
   * Each piece of news gets a thread of its own, so that a slow answer to one holds up no other.
   */
  private void spread(CaseStatus status, Applicant applicant) {
    OpenCase concerned = open.get(batch.row(status.reference()).orElse(-1));
    if (concerned != null) {
      pulse.beat();
      tasks.start(() -> applicant.hear(concerned, CaseNews.of(status)));
    }
  }

  /** Told by the applicant of each case's end. */
  void ended(OpenCase closed, FinishedCase end) {
    finished.add(end);
    open.remove(closed.filing().row());
    progress.caseClosed();
    pulse.beat();
    pace.closed();
    remaining.countDown();
  }

  private void awaitRound() {
    try {
      if (!remaining.await(ROUND.toMillis(), TimeUnit.MILLISECONDS)) {
        pulse.check();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RunFailedException("The run was interrupted.");
    }
  }

  private void askAboutSilent(Applicant applicant) {
    for (OpenCase silent : open.values()) {
      String caseId = silent.silentFor(SILENCE);
      if (caseId != null) {
        silent.heard(caseId);
        tasks.start(() -> applicant.askAbout(silent, caseId));
      }
    }
  }
}
