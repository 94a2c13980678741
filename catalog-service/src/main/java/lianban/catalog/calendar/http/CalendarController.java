package lianban.catalog.calendar.http;

import java.util.List;
import lianban.catalog.calendar.CalendarNotices;
import lianban.catalog.definition.Definition;
import lianban.catalog.definition.Kind;
import lianban.catalog.definition.http.DefinitionAnswers;
import lianban.kernel.problem.ProblemType;
import lianban.service.access.Caller;
import lianban.service.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Calendars by code: {@code national}, a region's or a department's; each year is one notice. */
@RestController
@RequestMapping("/api/v1/calendars")
class CalendarController {

  private final DefinitionAnswers answers;

  CalendarController(DefinitionAnswers answers) {
    this.answers = answers;
  }

  /** The current notices of all calendars. */
  @GetMapping
  List<ObjectNode> all() {
    return answers.all(Kind.CALENDAR_NOTICE).stream().map(Definition::answer).toList();
  }

  @GetMapping("/{calendar}/notices/{year}")
  ResponseEntity<JsonNode> current(@PathVariable String calendar, @PathVariable int year) {
    return answers.current(Kind.CALENDAR_NOTICE, CalendarNotices.key(calendar, year));
  }

  @GetMapping("/{calendar}/notices/{year}/versions/{version}")
  ResponseEntity<JsonNode> version(
      @PathVariable String calendar, @PathVariable int year, @PathVariable int version) {
    return answers.version(Kind.CALENDAR_NOTICE, CalendarNotices.key(calendar, year), version);
  }

  /** Imports a year's notice as it is published as data; the next of that year replaces it. */
  @PostMapping("/{calendar}/notices")
  ResponseEntity<JsonNode> publish(
      @AuthenticationPrincipal Caller caller,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @PathVariable String calendar,
      @RequestBody JsonNode notice) {
    if (!(notice instanceof ObjectNode file)) {
      throw new ProblemException(
          ProblemType.MALFORMED_REQUEST, "A notice is a JSON object with year and days.");
    }
    return answers.publish(
        Kind.CALENDAR_NOTICE, caller, key, CalendarNotices.definition(calendar, file));
  }
}
