package lianban.launcher.demo.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lianban.launcher.demo.gateway.Gateway;
import lianban.launcher.demo.gateway.Pulse;
import lianban.launcher.demo.gateway.RunFailedException;
import lianban.launcher.demo.people.MadeUpPeople;
import lianban.launcher.demo.people.Parties;
import lianban.launcher.demo.run.RunProgress.Stage;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** One run from the first record to the last check. */
public final class TransferRun {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration ROUND = Duration.ofMillis(100);

  /** Enough to keep every part busy; more would only wait in the departments' queues. */
  private static final int OPEN_CASES = 600;

  private final RunPlan plan;
  private final List<Filing> filings;
  private final RunProgress progress;
  private final CardDates dates;
  private final Pulse pulse = new Pulse(PATIENCE);
  private final JsonMapper json =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  public TransferRun(RunPlan plan) {
    this.plan = plan;
    this.filings = filings(plan);
    this.dates = CardDates.on(plan.today());
    this.progress = new RunProgress(plan.transfers().size() + 3 * filings.size(), filings.size());
  }

  private static List<Filing> filings(RunPlan plan) {
    List<Parties> people = MadeUpPeople.generate(plan.seed(), plan.fileName(), plan.filed().size());
    return IntStream.range(0, people.size())
        .mapToObj(i -> new Filing(plan.batch(), plan.transfers().get(i), people.get(i)))
        .toList();
  }

  public RunProgress progress() {
    return progress;
  }

  /**
   * Does it all.
   *
   * @throws RunFailedException if something is refused for good or nothing moves for minutes
   */
  public RunResult run() {
    try (Gateway gateway = new Gateway(plan.gateway(), json, pulse);
        Tasks tasks = new Tasks(pulse)) {
      StatusFollower follower = new StatusFollower(gateway, plan.clients().window(), json, pulse);
      feed(gateway, tasks);
      progress.enter(Stage.FILING);
      long start = System.nanoTime();
      List<FinishedCase> cases = handle(gateway, tasks, follower);
      return check(gateway, tasks, cases, Duration.ofNanos(System.nanoTime() - start));
    }
  }

  private void feed(Gateway gateway, Tasks tasks) {
    RecordFeed feed = new RecordFeed(gateway, plan.clients().feeder(), pulse, progress);
    String batch = plan.batch().name();
    Map<String, List<Map<String, Object>>> records =
        Map.of(
            "public-security/persons",
            flat(filings.stream().flatMap(f -> f.persons(dates).stream())),
            "housing/contracts",
            flat(plan.transfers().stream().map(t -> Filing.contract(plan.batch(), t))),
            "registration/titles",
            flat(filings.stream().map(Filing::title)));
    CountDownLatch remaining = new CountDownLatch(records.size());
    records.forEach(
        (path, rows) ->
            tasks.start(
                () -> {
                  feed.enter("/api/v1/" + path, batch + ":" + path.replace('/', ':'), rows);
                  remaining.countDown();
                }));
    while (remaining.getCount() > 0) {
      pulse.pause(ROUND);
    }
  }

  private static List<Map<String, Object>> flat(Stream<Map<String, Object>> records) {
    return records.toList();
  }

  private List<FinishedCase> handle(Gateway gateway, Tasks tasks, StatusFollower follower) {
    Pace pace =
        plan.rate().isPresent()
            ? Pace.perSecond(plan.rate().getAsDouble(), pulse)
            : Pace.withOpen(OPEN_CASES, pulse);
    CaseFlow flow = new CaseFlow(plan.batch(), filings.size(), pulse, pace, progress, tasks);
    Applicant applicant =
        new Applicant(gateway, plan.clients(), json, dates, progress, flow::ended);
    List<FinishedCase> cases = new ArrayList<>(flow.run(filings, applicant, follower));
    cases.sort(Comparator.comparingInt(FinishedCase::row));
    return cases;
  }

  private RunResult check(
      Gateway gateway, Tasks tasks, List<FinishedCase> cases, Duration duration) {
    List<String> certificates =
        cases.stream().map(FinishedCase::certificate).flatMap(Stream::ofNullable).toList();
    Aftermath aftermath = new Aftermath(gateway, plan.clients(), pulse, progress, tasks);
    progress.expectCertificates(certificates.size());
    progress.enter(Stage.VERIFYING);
    List<String> invalid = aftermath.verify(certificates);
    progress.enter(Stage.FOLLOWERS);
    Map<String, Long> followers = aftermath.followers(plan.batch(), certificates.size());
    progress.enter(Stage.DONE);
    return new RunResult(plan.batch().name(), plan.seed(), cases, duration, invalid, followers);
  }
}
