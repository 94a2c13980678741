package lianban.exchange.clock;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the legal clock, described in application.yml; days are working days.
 *
 * @param alone the statute where one department handles a matter
 * @param joint the statute where several do
 * @param noticeDays to tell the applicant what is missing, where the matter says nothing else
 * @param deliveryDays to deliver what was decided, where the matter says nothing else
 * @param opening when offices open
 * @param reminderDays left on the morning of a reminder, that day with them
 * @param yellowDays left on the morning of the yellow card
 * @param escalationDays after the limit, one for each level
 * @param perSecond how many cases this instance looks at in a second
 * @param lease how long it may take over them before others do
 */
@Validated
@ConfigurationProperties("exchange.clock")
public record ClockProperties(
    @NotNull @Valid Statute alone,
    @NotNull @Valid Statute joint,
    @Min(1) int noticeDays,
    @Min(1) int deliveryDays,
    @NotNull LocalTime opening,
    @Min(1) int reminderDays,
    @Min(1) int yellowDays,
    @NotNull List<Integer> escalationDays,
    @Min(1) @Max(1_000) int perSecond,
    @NotNull Duration lease) {

  public ClockProperties {
    escalationDays = List.copyOf(escalationDays);
  }

  /**
   * What the law allows for a decision.
   *
   * @param extension by which it may be put off with reasons
   */
  public record Statute(@Min(1) int days, @Min(0) int extension) {}

  TimerRules rules() {
    return new TimerRules(opening, reminderDays, yellowDays, escalationDays);
  }
}
