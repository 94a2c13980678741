package lianban.exchange.clock;

/** The calendars of the catalogue. */
public interface Calendars {

  /** The calendar with that code; one that nobody knows is the national one. */
  WorkingCalendar of(String code);

  /** A department's own calendar if there is one with its code, else the other. */
  WorkingCalendar ofDepartment(String department, String otherwise);
}
