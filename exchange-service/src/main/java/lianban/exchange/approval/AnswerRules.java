package lianban.exchange.approval;

import lianban.kernel.code.CertificateIdentifier;
import lianban.kernel.event.BillItem;
import lianban.kernel.event.CertificateDraft;
import lianban.kernel.event.StepAnswered;
import org.jspecify.annotations.Nullable;

/** What an answer must bring along, by its outcome and the kind of its step. */
final class AnswerRules {

  private AnswerRules() {}

  /** The first rule that the answer breaks, as a sentence; null if it breaks none. */
  static @Nullable String fault(Matter.Step step, StepAnswered answer) {
    return switch (answer.outcome()) {
      case APPROVED -> approval(step, answer);
      case REFUSED -> answer.reasons().isEmpty() ? "A refusal names its reasons." : null;
      case SUPPLEMENT_NEEDED ->
          answer.missing().isEmpty() ? "A request for a supplement names what is missing." : null;
      case CLOCK_STOPPED -> answer.reasons().isEmpty() ? "A stopped clock names its reason." : null;
    };
  }

  private static @Nullable String approval(Matter.Step step, StepAnswered answer) {
    if (answer.items().stream().anyMatch(AnswerRules::isNoAmount)) {
      return "An item's amount is not negative and has at most two decimals.";
    }
    CertificateDraft draft = answer.certificate();
    Matter.CertificateType type = step.certificate();
    if (type == null) {
      return draft == null ? null : "Step " + step.id() + " issues no certificate.";
    }
    if (draft == null || !draft.type().equals(type.key())) {
      return "Step " + step.id() + " is approved with a draft of certificate " + type.key() + ".";
    }
    return isOfAnother(type, draft.supersedes())
        ? "A certificate takes the place of none that another body issued."
        : null;
  }

  /** What was issued before there were such numbers says nothing of who issued it. */
  private static boolean isOfAnother(Matter.CertificateType type, @Nullable String superseded) {
    return superseded != null
        && CertificateIdentifier.isValid(superseded)
        && !CertificateIdentifier.parse(superseded).issuer().equals(type.issuerCode());
  }

  private static boolean isNoAmount(BillItem item) {
    return item.amount().signum() < 0 || item.amount().stripTrailingZeros().scale() > 2;
  }
}
