package lianban.rating.calendar;

import java.time.LocalDate;

/**
 * When something has to be done at the latest.
 *
 * @param lastDay the last day on which it is still in time
 * @param calendarComplete false if a year on the way has no notice yet, so that Monday to Friday
 *     were counted and the day may still move
 */
public record Deadline(LocalDate lastDay, boolean calendarComplete) {}
