package lianban.exchange.clock;

import java.time.LocalTime;
import java.util.List;

/**
 * When who is told; days are working days.
 *
 * @param opening when offices open: nobody is reminded at midnight
 * @param reminderDays on the morning of how many days left, that day with them, there is a reminder
 * @param yellowDays the same for the yellow card
 * @param escalationDays how many days after the limit each next level is told
 */
public record TimerRules(
    LocalTime opening, int reminderDays, int yellowDays, List<Integer> escalationDays) {
  public TimerRules {
    escalationDays = List.copyOf(escalationDays);
  }
}
