package lianban.exchange.approval;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import lianban.exchange.material.CaseMaterial;
import lianban.kernel.event.StepAnswered;
import org.jspecify.annotations.Nullable;

/** What can be asked of an open case. Each carries its own identity, so repeating it is safe. */
public sealed interface ApprovalCommand {

  /** The command's own identity: idempotency key, answer id. */
  String key();

  /** Digest of what it says, to tell a repetition from another command under the same key. */
  String digest();

  /** Who asks. */
  String actor();

  /**
   * A department answers a step.
   *
   * @param actor the department that answers
   * @param holder pseudonym of who will hold the certificate, on an issuing step
   */
  record Answer(String actor, String digest, StepAnswered answer, @Nullable String holder)
      implements ApprovalCommand {
    @Override
    public String key() {
      return "answer:" + answer.answerId();
    }
  }

  /** The applicant hands in what was missing. */
  record Supplement(String key, String digest, String actor, Map<String, Object> data)
      implements ApprovalCommand {
    public Supplement {
      data = Map.copyOf(data);
    }
  }

  /** The applicant hands in materials that follow later, or that replace others. */
  record HandIn(String key, String digest, String actor, List<CaseMaterial> materials)
      implements ApprovalCommand {
    public HandIn {
      materials = List.copyOf(materials);
    }
  }

  /**
   * The applicant has paid.
   *
   * @param payment the payment provider's reference
   */
  record Pay(
      String key, String digest, String actor, String billId, BigDecimal amount, String payment)
      implements ApprovalCommand {}

  /** The time for gathering findings is over: the applicant is told. Timers say so. */
  record TellNotice(String key, String digest, String actor) implements ApprovalCommand {}

  /** The applicant does not want it any more. */
  record Withdraw(String key, String digest, String actor, String reason)
      implements ApprovalCommand {}

  /**
   * An officer reports that the own department decided a step by mistake.
   *
   * @param actor the department
   */
  record ReportMistake(
      String key, String digest, String actor, String officer, String stepId, String reason)
      implements ApprovalCommand {}

  /**
   * A second officer confirms a mistake, and the step is decided anew.
   *
   * @param actor the department
   * @param correction id of the reported mistake
   */
  record ConfirmMistake(String key, String digest, String actor, String officer, String correction)
      implements ApprovalCommand {}
}
