package lianban.exchange.clock;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The limits of a matter in one published version; days are working days.
 *
 * @param calendar code of the calendar that its days are counted by
 * @param isJoint whether several departments handle it (行政许可法 article 42, paragraph 2)
 * @param statuteDays from acceptance to the decision
 * @param extensionDays by which the decision may be put off once
 * @param noticeDays from receipt to the notice of what is missing
 * @param deliveryDays from the decision to its delivery
 * @param promiseDays from acceptance to the decision, as the matter promises; 0 is the same day
 */
public record MatterLimits(
    String matter,
    int version,
    String calendar,
    boolean isJoint,
    int statuteDays,
    int extensionDays,
    int noticeDays,
    int deliveryDays,
    int promiseDays,
    List<StepLimits> steps) {

  public MatterLimits {
    steps = List.copyOf(steps);
  }

  /** What a step is for. */
  public enum Kind {
    APPROVAL,
    PAYMENT,
    ISSUE
  }

  /**
   * A step's own limit.
   *
   * @param promiseDays 0 is the same day
   */
  public record StepLimits(String step, String department, Kind kind, int promiseDays) {}

  /** The step with that id, null if there is none. */
  public @Nullable StepLimits step(String id) {
    return steps.stream().filter(step -> step.step().equals(id)).findFirst().orElse(null);
  }

  /** The paragraph that the decision's limit comes from. */
  public Basis statute() {
    return isJoint ? Basis.LICENSING_42_2 : Basis.LICENSING_42_1;
  }
}
