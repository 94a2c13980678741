package lianban.exchange.clock;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time that does not count. Its first day counts still, its last does not any more: days are
 * counted whole, and the day on which something begins is never counted (民法典 article 201).
 *
 * @param step the step that waits; null for the case as a whole
 * @param until null while it goes on
 * @param note number of the written notice, empty where there is none
 */
public record Pause(
    Cause cause,
    @Nullable SpecialProcedure procedure,
    @Nullable String step,
    Instant from,
    @Nullable Instant until,
    String note) {

  /** Why time stands still. */
  public enum Cause {
    SUPPLEMENT("等待申请人补正", "the applicant has yet to supplement", Basis.LICENSING_32),
    PROCEDURE("特别程序", "special procedure", Basis.LICENSING_45),
    PAYMENT("等待申请人缴费", "the applicant has yet to pay", Basis.PAYMENT);

    private final String zh;
    private final String en;
    private final Basis basis;

    Cause(String zh, String en, Basis basis) {
      this.zh = zh;
      this.en = en;
      this.basis = basis;
    }

    public Basis basis() {
      return basis;
    }
  }

  /** In words. */
  public Wording wording() {
    return procedure == null ? new Wording(cause.zh, cause.en) : procedure.wording();
  }

  /** The same, over at that moment at the latest. */
  Pause until(@Nullable Instant end) {
    boolean isOver = end == null || (until != null && !until.isAfter(end));
    return isOver ? this : new Pause(cause, procedure, step, from, end, note);
  }

  boolean isOpen() {
    return until == null;
  }
}
