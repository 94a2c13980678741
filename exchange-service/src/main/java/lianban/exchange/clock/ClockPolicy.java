package lianban.exchange.clock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import lianban.exchange.clock.MatterLimits.Kind;
import lianban.exchange.clock.MatterLimits.StepLimits;
import lianban.exchange.clock.Pause.Cause;
import org.jspecify.annotations.Nullable;

/**
 * How the limits of a case stand (行政许可法, 2019). Pure: the same facts in any order, limits,
 * calendars and moment always give the same readings.
 *
 * <p>The limit of the decision runs from acceptance. Who is not told within the days of notice what
 * is missing is accepted from the day of receipt (article 32); who is told in time is accepted when
 * it has arrived. A supplement that is asked for later, and a special procedure, stop the clock.
 * The case stands while any of its steps does, for it cannot be decided without it; other steps go
 * on.
 */
public final class ClockPolicy {

  private final List<Fact> facts;
  private final List<Pause> pauses;
  private final MatterLimits limits;
  private final Calendars calendars;
  private final Instant now;

  private ClockPolicy(List<Fact> facts, MatterLimits limits, Calendars calendars, Instant now) {
    this.facts = facts;
    this.pauses = Pauses.of(facts);
    this.limits = limits;
    this.calendars = calendars;
    this.now = now;
  }

  /** All limits that run, stand or are over; none before anything was received. */
  public static List<Reading> read(
      Collection<Fact> facts, MatterLimits limits, Calendars calendars, Instant now) {
    List<Fact> known =
        facts.stream()
            .filter(fact -> !fact.at().isAfter(now))
            .distinct()
            .sorted(Fact.ORDER)
            .toList();
    return new ClockPolicy(known, limits, calendars, now).read();
  }

  private List<Reading> read() {
    Instant received = first(fact -> fact instanceof Fact.Received);
    if (received == null) {
      return List.of();
    }
    List<Reading> readings = new ArrayList<>(ofCase(received));
    for (StepLimits step : limits.steps()) {
      Instant requested =
          first(fact -> fact instanceof Fact.StepRequested && step.step().equals(fact.step()));
      if (requested != null && step.kind() != Kind.PAYMENT) {
        readings.addAll(ofStep(step, requested));
      }
    }
    return List.copyOf(readings);
  }

  private List<Reading> ofCase(Instant received) {
    WorkingCalendar calendar = calendars.of(limits.calendar());
    Instant decided = first(fact -> fact instanceof Fact.Decided);
    List<Pause> before = pauses(pause -> pause.cause() != Cause.PAYMENT, decided);
    Instant accepted = accepted(calendar, received, before);
    int extension = extension();
    List<Reading> readings = new ArrayList<>();
    readings.add(notice(calendar, null, received, before, firstAct(decided, _ -> true)));
    Function<Limit, Reading> decision =
        limit -> {
          boolean isPromise = limit == Limit.CASE_PROMISE;
          return Tally.read(
              new Tally.Span(
                  limit,
                  null,
                  isPromise ? Basis.PROMISE : limits.statute(),
                  calendar,
                  received,
                  accepted,
                  decided,
                  isPromise ? limits.promiseDays() : limits.statuteDays() + extension,
                  isPromise ? 0 : extension,
                  before),
              now);
        };
    readings.add(decision.apply(Limit.CASE_PROMISE));
    readings.add(decision.apply(Limit.CASE_STATUTE));
    if (decided != null) {
      readings.add(delivery(calendar, decided));
    }
    return readings;
  }

  private Reading delivery(WorkingCalendar calendar, Instant decided) {
    Instant delivered =
        first(fact -> fact instanceof Fact.Delivered && !fact.at().isBefore(decided));
    return Tally.read(
        new Tally.Span(
            Limit.DELIVERY,
            null,
            Basis.LICENSING_44,
            calendar,
            decided,
            decided,
            delivered,
            limits.deliveryDays(),
            0,
            pauses(pause -> pause.cause() == Cause.PAYMENT, delivered)),
        now);
  }

  private List<Reading> ofStep(StepLimits step, Instant requested) {
    WorkingCalendar calendar = calendars.ofDepartment(step.department(), limits.calendar());
    Predicate<Fact> own = fact -> step.step().equals(fact.step());
    Instant stepDecided = first(own.and(fact -> fact instanceof Fact.StepDecided));
    Instant caseDecided =
        step.kind() == Kind.APPROVAL ? first(fact -> fact instanceof Fact.Decided) : null;
    Instant decided = earliest(stepDecided, caseDecided);
    List<Pause> before = pauses(pause -> step.step().equals(pause.step()), decided);
    Reading notice = notice(calendar, step, requested, before, firstAct(decided, own));
    Reading promise =
        Tally.read(
            new Tally.Span(
                Limit.STEP_PROMISE,
                step,
                Basis.PROMISE,
                calendar,
                requested,
                accepted(calendar, requested, before),
                decided,
                step.promiseDays(),
                0,
                before),
            now);
    return step.kind() == Kind.APPROVAL ? List.of(notice, promise) : List.of(promise);
  }

  /** The notice of what is missing is given, or needed no longer, with the first act. */
  private Reading notice(
      WorkingCalendar calendar,
      @Nullable StepLimits step,
      Instant received,
      List<Pause> asked,
      @Nullable Instant firstAct) {
    Instant ended = asked.isEmpty() ? firstAct : earliest(asked.getFirst().from(), firstAct);
    return Tally.read(
        new Tally.Span(
            Limit.NOTICE,
            step,
            Basis.LICENSING_32,
            calendar,
            received,
            received,
            ended,
            limits.noticeDays(),
            0,
            List.of()),
        now);
  }

  /** When the application was accepted, or a department that is silent or decides accepts it. */
  private @Nullable Instant firstAct(@Nullable Instant decided, Predicate<Fact> own) {
    Instant act =
        first(
            fact ->
                fact instanceof Fact.Accepted
                    || (own.test(fact) && fact instanceof Fact.ProcedureBegun));
    return earliest(act, decided);
  }

  /** When the limit of the decision begins to run; null while what was asked for is missing. */
  private @Nullable Instant accepted(WorkingCalendar calendar, Instant received, List<Pause> all) {
    Instant noticeEnds =
        calendar.endOf(calendar.dueOn(calendar.dayOf(received), limits.noticeDays()));
    Instant told = first(fact -> fact instanceof Fact.Accepted && !fact.at().isBefore(received));
    List<Pause> timely =
        all.stream()
            .filter(pause -> pause.cause() == Cause.SUPPLEMENT)
            .filter(pause -> pause.from().isBefore(noticeEnds))
            .filter(pause -> told == null || pause.from().isBefore(told))
            .toList();
    if (told != null && (told.isBefore(noticeEnds) || !timely.isEmpty())) {
      return told;
    }
    if (timely.stream().anyMatch(Pause::isOpen)) {
      return null;
    }
    return timely.stream()
        .map(Pause::until)
        .filter(Objects::nonNull)
        .max(Instant::compareTo)
        .orElse(received);
  }

  /** More than once, or more than the law allows, is as much as it allows. */
  private int extension() {
    int days =
        facts.stream().mapToInt(fact -> fact instanceof Fact.Extended e ? e.days() : 0).sum();
    return Math.max(0, Math.min(days, limits.extensionDays()));
  }

  /** Those pauses, none of which outlives what it stops. */
  private List<Pause> pauses(Predicate<Pause> wanted, @Nullable Instant end) {
    return pauses.stream()
        .filter(wanted)
        .filter(pause -> end == null || pause.from().isBefore(end))
        .map(pause -> pause.until(end))
        .toList();
  }

  private @Nullable Instant first(Predicate<Fact> wanted) {
    return facts.stream().filter(wanted).map(Fact::at).findFirst().orElse(null);
  }

  private static @Nullable Instant earliest(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? one : other;
  }
}
