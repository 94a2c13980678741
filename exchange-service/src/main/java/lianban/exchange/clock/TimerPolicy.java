package lianban.exchange.clock;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import lianban.exchange.clock.Reading.State;
import lianban.exchange.clock.Supervision.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What the readings of a case call for: reminders, cards, escalation, and acceptance by silence.
 * Pure. A limit that stands calls for nothing; one that was missed keeps its red card although it
 * is over.
 */
public final class TimerPolicy {

  private final TimerRules rules;
  private final ZoneId zone;

  public TimerPolicy(TimerRules rules, ZoneId zone) {
    this.rules = rules;
    this.zone = zone;
  }

  /**
   * What is due and did not happen yet, by its moment. What a later card of the same limit has
   * overtaken is left out: after a pause nobody is reminded of what is overdue.
   *
   * @param fired ids of what happened
   */
  public List<Timer> due(List<Reading> readings, Collection<String> fired, Instant now) {
    List<Timer> due = new ArrayList<>();
    for (Reading reading : readings) {
      List<Timer> past = of(reading).stream().filter(timer -> !timer.at().isAfter(now)).toList();
      for (Timer timer : past) {
        if (!fired.contains(timer.id()) && !isOvertaken(timer, past)) {
          due.add(timer);
        }
      }
    }
    due.sort((a, b) -> a.at().compareTo(b.at()));
    return due;
  }

  /** When the next of them is due if nothing happens, null if none is. */
  public @Nullable Instant next(List<Reading> readings, Instant now) {
    return readings.stream()
        .flatMap(reading -> of(reading).stream())
        .map(Timer::at)
        .filter(at -> at.isAfter(now))
        .min(Instant::compareTo)
        .orElse(null);
  }

  private static boolean isOvertaken(Timer timer, List<Timer> past) {
    return (timer.kind() == Kind.REMINDER || timer.kind() == Kind.YELLOW)
        && past.stream()
            .anyMatch(
                other ->
                    other.kind().compareTo(timer.kind()) > 0
                        && other.kind().compareTo(Kind.RED) <= 0);
  }

  private List<Timer> of(Reading reading) {
    if (reading.limit() == Limit.NOTICE) {
      return reading.step() != null && isMissable(reading)
          ? List.of(timer(reading, Kind.DEEMED_ACCEPTED, 0, reading.dueAt()))
          : List.of();
    }
    List<Timer> timers = new ArrayList<>();
    if (reading.endedAt() == null && reading.state() != State.STOPPED) {
      addMornings(reading, timers);
    }
    if (isMissable(reading)) {
      timers.add(timer(reading, Kind.RED, 0, reading.dueAt()));
    }
    return timers;
  }

  private static boolean isMissable(Reading reading) {
    return reading.state() == State.RUNNING || reading.state() == State.MISSED;
  }

  private void addMornings(Reading reading, List<Timer> timers) {
    int overdue = 0;
    for (DayCount day : reading.days()) {
      if (day.kind() == DayCount.Kind.OVERDUE) {
        overdue++;
        int level = rules.escalationDays().indexOf(overdue) + 1;
        if (level > 0) {
          timers.add(timer(reading, Kind.ESCALATED, level, morning(day.date())));
        }
      } else if (day.kind().isCounted()) {
        int left = reading.allowedDays() - day.number() + 1;
        if (left == rules.yellowDays()) {
          timers.add(timer(reading, Kind.YELLOW, 0, morning(day.date())));
        } else if (left == rules.reminderDays()) {
          timers.add(timer(reading, Kind.REMINDER, 0, morning(day.date())));
        }
      }
    }
  }

  private Instant morning(LocalDate day) {
    return day.atTime(rules.opening()).atZone(zone).toInstant();
  }

  /** A limit that begins anew, or is extended, has cards of its own. */
  private Timer timer(Reading reading, Kind kind, int level, Instant at) {
    Instant started = reading.startedAt();
    String id =
        "%s/%s/%s/%d/%s/%d"
            .formatted(
                reading.limit(),
                reading.step() == null ? "" : reading.step(),
                started == null ? "" : started.atZone(zone).toLocalDate(),
                reading.allowedDays(),
                kind,
                level);
    return new Timer(
        id,
        kind,
        reading.limit(),
        reading.step(),
        reading.department(),
        level,
        at,
        reading.dueOn());
  }
}
