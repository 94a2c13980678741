package lianban.catalog.calendar;

import lianban.catalog.definition.Definition;
import lianban.catalog.definition.Definitions;
import lianban.catalog.definition.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Imported notices: definitions of the catalogue, one for each calendar and year. The national ones
 * are what the catalogue's own clocks count by, in place of those that the process found at start.
 */
public final class CalendarNotices {

  private static final Logger log = LoggerFactory.getLogger(CalendarNotices.class);

  private final Definitions definitions;
  private final WorkingDays days;
  private final ObjectReader notice;

  public CalendarNotices(Definitions definitions, WorkingDays days, JsonMapper json) {
    this.definitions = definitions;
    this.days = days;
    this.notice =
        json.readerFor(YearNotice.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  }

  /** What a notice is known by among the definitions. */
  public static String key(String calendar, int year) {
    return calendar + "-" + year;
  }

  /** A notice's file as a definition. */
  public static ObjectNode definition(String calendar, ObjectNode file) {
    int year = file.path("year").isInt() ? file.path("year").asInt() : 0;
    return file.deepCopy().put("calendar", calendar).put("notice", key(calendar, year));
  }

  /** Another instance may have taken an import, so all of them look. */
  @Scheduled(fixedDelay = 10_000)
  void learn() {
    try {
      definitions.allCurrent(Kind.CALENDAR_NOTICE).stream()
          .map(Definition::content)
          .filter(content -> content.path("calendar").asString().equals(WorkingDays.NATIONAL))
          .map(this::read)
          .forEach(days::learn);
    } catch (RuntimeException e) {
      log.warn("imported calendars are not read, the last ones stand: {}", e.getClass().getName());
    }
  }

  private YearNotice read(JsonNode content) {
    return notice.readValue(content);
  }
}
