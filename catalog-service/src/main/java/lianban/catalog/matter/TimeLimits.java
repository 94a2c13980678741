package lianban.catalog.matter;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import lianban.catalog.definition.Place;
import lianban.service.problem.Fault;
import org.jspecify.annotations.Nullable;

/**
 * Limits in working days: the promise stays within the statute, the statute within the
 * Administrative Licensing Law (行政许可法 article 42).
 */
final class TimeLimits {

  /** 20 working days and 10 more with reasons. */
  private static final int ALONE = 30;

  /** 45 working days and 15 more, where departments handle a matter jointly. */
  private static final int JOINT = 60;

  private TimeLimits() {}

  static List<Fault> faults(Place matter) {
    List<Fault> faults = new ArrayList<>();
    Place statutory = matter.at("limits").at("statutoryDays");
    int law = departments(matter) == 1 ? ALONE : JOINT;
    if (statutory.whole() > law) {
      faults.add(
          statutory.fault(
              "statute-beyond-law",
              "行政许可法 article 42 allows %d working days here.".formatted(law)));
    }
    if (statutory.node().isInt()) {
      checkPromise(matter.at("limits").at("promisedDays"), statutory.whole(), faults);
      for (Place step : matter.at("steps").items()) {
        checkPromise(step.at("promisedDays"), statutory.whole(), faults);
      }
    }
    checkDates(matter, faults);
    return faults;
  }

  private static long departments(Place matter) {
    return matter.at("steps").items().stream()
        .filter(step -> !step.at("kind").text().equals("PAYMENT"))
        .map(step -> step.at("department").text())
        .distinct()
        .count();
  }

  private static void checkPromise(Place promised, int statutoryDays, List<Fault> faults) {
    if (promised.whole() > statutoryDays) {
      faults.add(
          promised.fault(
              "promise-beyond-statute",
              "%d days are promised where the statute allows %d."
                  .formatted(promised.whole(), statutoryDays)));
    }
  }

  private static void checkDates(Place matter, List<Fault> faults) {
    LocalDate from = dateOf(matter.at("effectiveFrom"));
    LocalDate until = dateOf(matter.at("effectiveUntil"));
    if (from != null && until != null && !until.isAfter(from)) {
      faults.add(
          matter.at("effectiveUntil").fault("dates-order", "must be later than effectiveFrom."));
    }
  }

  /** Null for what is no date, which the matter's form tells already. */
  private static @Nullable LocalDate dateOf(Place place) {
    try {
      return LocalDate.parse(place.text());
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
