package lianban.launcher.demo.run;

import java.time.LocalDate;

/** Last days of identity cards, as dates of ISO 8601. */
record CardDates(String valid, String expired, String renewed) {

  static CardDates on(LocalDate today) {
    return new CardDates(
        today.plusYears(5).toString(),
        today.minusMonths(1).toString(),
        today.plusYears(20).toString());
  }
}
