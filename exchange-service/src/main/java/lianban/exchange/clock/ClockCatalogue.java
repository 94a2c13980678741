package lianban.exchange.clock;

import java.util.List;

/** Calendars and limits as the catalogue tells them; any question may fail. */
public interface ClockCatalogue {

  /** The current notices of all calendars. */
  List<CalendarNotice> notices();

  /** The limits of a matter's version. */
  MatterLimits limits(String matter, int version);
}
