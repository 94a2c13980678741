package lianban.launcher.demo.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import lianban.launcher.demo.run.FinishedCase;
import lianban.launcher.demo.run.RunResult;

/**
 * The figures of a run, all counted from what the city answered.
 *
 * @param deedTaxAssessed over all cases, in yuan
 * @param billed over issued cases, in yuan
 * @param elapsedMillisTotal sum of all cases' time
 * @param sequentialMillisTotal the same had every case's steps been done one after the other
 */
record Figures(
    long cases,
    long certificates,
    long refused,
    long refusedByHousing,
    long refusedByRegistration,
    long refusedByBoth,
    long supplements,
    BigDecimal deedTaxAssessed,
    BigDecimal billed,
    BigDecimal casesPerSecond,
    Spread caseTimeMillis,
    Spread platformShareMillis,
    long elapsedMillisTotal,
    long sequentialMillisTotal,
    long certificatesVerified,
    BigDecimal seconds) {

  private static final String HOUSING = "housing";
  private static final String REGISTRATION = "registration";

  static Figures of(RunResult result) {
    List<FinishedCase> cases = result.cases();
    long certificates = count(cases, FinishedCase::issued);
    BigDecimal seconds = BigDecimal.valueOf(result.duration().toMillis(), 3);
    return new Figures(
        cases.size(),
        certificates,
        count(cases, c -> !c.issued()),
        count(cases, c -> c.refusedBy().equals(Set.of(HOUSING))),
        count(cases, c -> c.refusedBy().equals(Set.of(REGISTRATION))),
        count(cases, c -> c.refusedBy().equals(Set.of(HOUSING, REGISTRATION))),
        count(cases, FinishedCase::supplemented),
        sum(cases, FinishedCase::assessed),
        sum(cases, FinishedCase::billed),
        perSecond(cases.size(), seconds),
        Spread.of(millis(cases)),
        Spread.of(cases.stream().mapToLong(FinishedCase::platformMillis)),
        millis(cases).sum(),
        cases.stream().mapToLong(FinishedCase::sequentialMillis).sum(),
        certificates - result.invalid().size(),
        seconds);
  }

  /** The case that took longest. */
  static Optional<FinishedCase> slowest(RunResult result) {
    return result.cases().stream().max(Comparator.comparingLong(FinishedCase::elapsedMillis));
  }

  /** What working side by side saved, in per cent of the sequence's time. */
  BigDecimal savedPercent() {
    if (sequentialMillisTotal == 0) {
      return BigDecimal.ZERO;
    }
    return BigDecimal.valueOf(100L * (sequentialMillisTotal - elapsedMillisTotal))
        .divide(BigDecimal.valueOf(sequentialMillisTotal), 1, RoundingMode.HALF_UP);
  }

  private static LongStream millis(List<FinishedCase> cases) {
    return cases.stream().mapToLong(FinishedCase::elapsedMillis);
  }

  private static long count(List<FinishedCase> cases, Predicate<FinishedCase> which) {
    return cases.stream().filter(which).count();
  }

  private static BigDecimal sum(
      List<FinishedCase> cases, Function<FinishedCase, BigDecimal> amount) {
    return cases.stream()
        .map(amount)
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .setScale(2, RoundingMode.UNNECESSARY);
  }

  private static BigDecimal perSecond(int cases, BigDecimal seconds) {
    return seconds.signum() == 0
        ? BigDecimal.ZERO
        : BigDecimal.valueOf(cases).divide(seconds, 2, RoundingMode.HALF_UP);
  }
}
