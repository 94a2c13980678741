package lianban.exchange.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Looks at cases when their moment has come, and does what is due. Any instance does it; what was
 * done is known by the timers' ids in the case's clock, so nothing is done twice. A process that is
 * killed between any two lines leaves the wake-up where it was.
 *
 * <p>Every open case is looked at once a day beside its own moments: a clock that stood may have
 * gone on.
 */
public final class TimerService {

  private static final Logger log = LoggerFactory.getLogger(TimerService.class);

  private final CaseReader reader;
  private final CaseClocks clocks;
  private final Wakes wakes;
  private final Announcer announcer;
  private final TimerPolicy policy;
  private final ZoneId zone;
  private final int perSecond;
  private final Duration lease;
  private final InstantSource clock;

  /**
   * @param perSecond how many cases are looked at in a second, at most
   * @param lease how long this instance has to look at what it took
   */
  TimerService(
      CaseReader reader,
      CaseClocks clocks,
      Wakes wakes,
      Announcer announcer,
      TimerPolicy policy,
      ZoneId zone,
      int perSecond,
      Duration lease,
      InstantSource clock) {
    this.reader = reader;
    this.clocks = clocks;
    this.wakes = wakes;
    this.announcer = announcer;
    this.policy = policy;
    this.zone = zone;
    this.perSecond = perSecond;
    this.lease = lease;
    this.clock = clock;
  }

  /** A case is open, or changed: it will be looked at when the day is over. */
  public void watch(String caseId, Instant at) {
    wakes.add(new Wake(endOfDay(at), caseId));
  }

  /** A case was closed: what watching it on that day added is needed no more. */
  public void unwatch(String caseId, Instant at) {
    wakes.remove(new Wake(endOfDay(at), caseId));
  }

  /**
   * One round: the cases whose moment has come, the earliest first, as many as a second may have.
   * The rest waits for the next round, so that a pause ends without a flood.
   */
  @Scheduled(fixedDelay = 1_000)
  void round() {
    Instant now = clock.instant();
    for (Wake wake : wakes.take(now, perSecond, now.plus(lease))) {
      try {
        look(wake);
      } catch (RuntimeException e) {
        // It comes again when the lease is over. The class alone: a message may quote a case.
        log.warn("the clock of case {} waits: {}", wake.caseId(), e.getClass().getName());
      }
    }
  }

  private void look(Wake wake) {
    Instant now = clock.instant();
    ClockReport report = reader.read(wake.caseId(), now);
    if (report != null) {
      CaseClock stored = fire(report, now);
      if (stored == null) {
        return; // Somebody else changed the clock meanwhile: another look, when the lease is over.
      }
      announcer.announce(stored);
      if (!report.state().isClosed()) {
        wakes.add(new Wake(next(report.readings(), now), wake.caseId()));
      }
    }
    wakes.remove(wake);
  }

  /** Stores what is due; null if another write came between. */
  private @Nullable CaseClock fire(ClockReport report, Instant now) {
    CaseClock before = report.clock();
    List<Timer> due = policy.due(report.readings(), before.fired(), now);
    if (due.isEmpty()) {
      return before;
    }
    CaseClock fired = SupervisionPolicy.fired(before, report.state(), due, now).next();
    return clocks.store(fired) ? fired : null;
  }

  private Instant next(List<Reading> readings, Instant now) {
    Instant tomorrow = endOfDay(now);
    Instant timer = policy.next(readings, now);
    return timer == null || timer.isAfter(tomorrow) ? tomorrow : timer;
  }

  private Instant endOfDay(Instant moment) {
    return moment.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
  }
}
