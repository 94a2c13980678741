package lianban.exchange.clock.http;

import io.github.resilience4j.circuitbreaker.annotation.CircuitBreaker;
import io.github.resilience4j.retry.annotation.Retry;
import java.util.List;
import lianban.exchange.clock.CalendarNotice;
import lianban.exchange.clock.ClockCatalogue;
import lianban.exchange.clock.ClockProperties;
import lianban.exchange.clock.MatterLimits;
import lianban.exchange.clock.MatterLimits.Kind;
import lianban.exchange.clock.MatterLimits.StepLimits;
import lianban.exchange.clock.WorkingCalendar;
import org.jspecify.annotations.Nullable;
import org.springframework.web.client.RestClient;

/** Reads calendars and limits from catalog-service. */
@CircuitBreaker(name = "catalog-service")
@Retry(name = "catalog-service")
public class ClockCatalogClient implements ClockCatalogue {

  private final RestClient http;
  private final ClockProperties law;

  /**
   * @param law what holds where a matter says nothing
   */
  public ClockCatalogClient(RestClient http, ClockProperties law) {
    this.http = http;
    this.law = law;
  }

  @Override
  public List<CalendarNotice> notices() {
    CalendarNotice[] notices =
        http.get().uri("/api/v1/calendars").retrieve().body(CalendarNotice[].class);
    if (notices == null) {
      throw new IllegalStateException("the catalogue gave no calendars");
    }
    return List.of(notices);
  }

  @Override
  public MatterLimits limits(String matter, int version) {
    MatterJson found =
        http.get()
            .uri("/api/v1/matters/{id}/versions/{n}", matter, version)
            .retrieve()
            .body(MatterJson.class);
    if (found == null) {
      throw new IllegalStateException("the catalogue gave no version of matter " + matter);
    }
    return limits(matter, version, found);
  }

  private MatterLimits limits(String matter, int version, MatterJson found) {
    List<StepLimits> steps = found.steps.stream().map(StepJson::limits).toList();
    boolean isJoint =
        steps.stream()
                .filter(step -> step.kind() != Kind.PAYMENT)
                .map(StepLimits::department)
                .distinct()
                .count()
            > 1;
    ClockProperties.Statute statute = isJoint ? law.joint() : law.alone();
    LimitsJson own = found.limits;
    // Statute and extension together never go beyond the law, however the matter divides them.
    int ceiling = statute.days() + statute.extension() - own.statutoryDays;
    int extension = or(own.extensionDays, statute.extension());
    return new MatterLimits(
        matter,
        version,
        found.calendar == null ? WorkingCalendar.NATIONAL : found.calendar,
        isJoint,
        own.statutoryDays,
        Math.max(0, Math.min(extension, ceiling)),
        or(own.noticeDays, law.noticeDays()),
        or(own.deliveryDays, law.deliveryDays()),
        own.promisedDays,
        steps);
  }

  private static int or(@Nullable Integer own, int otherwise) {
    return own == null ? otherwise : own;
  }

  private record MatterJson(LimitsJson limits, @Nullable String calendar, List<StepJson> steps) {}

  private record LimitsJson(
      int statutoryDays,
      int promisedDays,
      @Nullable Integer extensionDays,
      @Nullable Integer noticeDays,
      @Nullable Integer deliveryDays) {}

  private record StepJson(String id, String department, Kind kind, int promisedDays) {
    private StepLimits limits() {
      return new StepLimits(id, department, kind, promisedDays);
    }
  }
}
