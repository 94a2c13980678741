package lianban.exchange.clock;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a case's supervision record (督办记录), and the payload of {@link #TYPE}, keyed by case.
 *
 * @param number counts the entries of the case from 1
 * @param timer what it came of: the timer's id, or the urging's
 * @param limit that ran out or will; null for an urging
 * @param step null where it is about the case
 * @param department that has the step
 * @param level whom an escalation goes to, from 1; else 0
 * @param dueOn the last day in time
 * @param at when it was recorded
 * @param actor who urged; the platform itself for the rest
 * @param text what it says
 * @param filedBy client that filed the case
 * @param concerned departments that it is for
 */
public record Supervision(
    String caseId,
    int number,
    String timer,
    Kind kind,
    @Nullable Limit limit,
    @Nullable String step,
    @Nullable String department,
    int level,
    @Nullable LocalDate dueOn,
    Instant at,
    String actor,
    Wording text,
    String matter,
    String filedBy,
    List<String> concerned) {

  /** Type and topic of the event. */
  public static final String TYPE = "lianban.case.supervision";

  public Supervision {
    concerned = List.copyOf(concerned);
  }

  /** What happened. */
  public enum Kind {
    REMINDER("临期提醒", "Reminder"),
    YELLOW("黄牌预警", "Yellow card"),
    RED("红牌督办", "Red card"),
    ESCALATED("升级督办", "Escalated"),
    DEEMED_ACCEPTED("逾期未告知，视为受理", "Silence: deemed accepted"),
    URGED("催办", "Urged");

    private final String zh;
    private final String en;

    Kind(String zh, String en) {
      this.zh = zh;
      this.en = en;
    }

    /** As people call it. */
    public Wording wording() {
      return new Wording(zh, en);
    }
  }
}
