package lianban.department;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lianban.kernel.event.BillItem;
import lianban.kernel.event.CertificateDraft;
import lianban.kernel.event.Reason;
import org.jspecify.annotations.Nullable;

/** What a department can say to a step. Messages are read by the applicant and name nobody. */
public sealed interface StepDecision {

  /** Agrees, without charge or finding; see {@link Approved} for more. */
  static Approved approved() {
    return new Approved(List.of(), Map.of(), null);
  }

  /** Refuses for one reason. */
  static Refused refused(String code, String message) {
    return refused(List.of(new Reason(code, message)));
  }

  /** Refuses for all these reasons at once. */
  static Refused refused(List<Reason> reasons) {
    return new Refused(reasons);
  }

  /** Needs one more thing of the applicant. */
  static SupplementNeeded supplementNeeded(String code, String message) {
    return supplementNeeded(List.of(new Reason(code, message)));
  }

  /** Needs all these things of the applicant. */
  static SupplementNeeded supplementNeeded(List<Reason> missing) {
    return new SupplementNeeded(missing);
  }

  /** Stops the statutory clock, for an appraisal or a hearing say; the answer follows later. */
  static ClockStopped clockStopped(String code, String message) {
    return new ClockStopped(new Reason(code, message));
  }

  /**
   * The department agrees.
   *
   * @param items what it charges
   * @param result facts it found
   * @param certificate what it wants certified, on an issuing step only
   */
  record Approved(
      List<BillItem> items, Map<String, Object> result, @Nullable CertificateDraft certificate)
      implements StepDecision {

    public Approved {
      items = List.copyOf(items);
      result = Map.copyOf(result);
    }

    /**
     * The same with one more charge.
     *
     * @param amount in yuan with two decimals
     */
    public Approved charging(String code, String name, BigDecimal amount) {
      var more = Stream.concat(items.stream(), Stream.of(new BillItem(code, name, amount)));
      return new Approved(more.toList(), result, certificate);
    }

    /** The same with one more fact found. */
    public Approved finding(String name, Object fact) {
      Map<String, Object> more = new LinkedHashMap<>(result);
      more.put(name, fact);
      return new Approved(items, more, certificate);
    }

    /** The same with a certificate to be issued. */
    public Approved certifying(CertificateDraft draft) {
      return new Approved(items, result, draft);
    }
  }

  /** The department refuses; at least one reason. */
  record Refused(List<Reason> reasons) implements StepDecision {
    public Refused {
      reasons = atLeastOne(reasons);
    }
  }

  /** The applicant has to hand something in; at least one thing. */
  record SupplementNeeded(List<Reason> missing) implements StepDecision {
    public SupplementNeeded {
      missing = atLeastOne(missing);
    }
  }

  /** The clock stands still for a reason the applicant is told. */
  record ClockStopped(Reason reason) implements StepDecision {}

  private static List<Reason> atLeastOne(List<Reason> reasons) {
    if (reasons.isEmpty()) {
      throw new IllegalArgumentException("an applicant is owed a reason");
    }
    return List.copyOf(reasons);
  }
}
