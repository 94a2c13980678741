package lianban.exchange.approval;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import lianban.exchange.material.CaseMaterial;
import lianban.kernel.event.Bill;
import lianban.kernel.event.BillItem;
import lianban.kernel.event.CaseStatus.Result;
import lianban.kernel.event.Reason;
import org.jspecify.annotations.Nullable;

/** What happened to a case. */
public sealed interface ApprovalEvent {

  /** The step that it happened to, null if to the case as a whole. */
  default @Nullable String stepId() {
    return null;
  }

  /** A sentence for the history; empty where the kind says it all. */
  default String note() {
    return "";
  }

  record CaseFiled() implements ApprovalEvent {}

  /** Materials came after the filing. */
  record MaterialsHandedIn(List<CaseMaterial> materials) implements ApprovalEvent {
    @Override
    public String note() {
      return String.join(", ", materials.stream().map(CaseMaterial::material).toList());
    }
  }

  /** The step was asked for; {@code supplement} is what the applicant handed in for it. */
  record StepStarted(String stepId, Map<String, Object> supplement) implements ApprovalEvent {}

  record StepApproved(
      String stepId, long workMillis, List<BillItem> items, Map<String, Object> result)
      implements ApprovalEvent {}

  record StepRefused(String stepId, long workMillis, List<Reason> reasons)
      implements ApprovalEvent {
    @Override
    public String note() {
      return codes(reasons);
    }
  }

  record SupplementAsked(String stepId, long workMillis, List<Reason> missing)
      implements ApprovalEvent {
    @Override
    public String note() {
      return codes(missing);
    }
  }

  record ClockStopped(String stepId, long workMillis, List<Reason> reasons)
      implements ApprovalEvent {
    @Override
    public String note() {
      return codes(reasons);
    }
  }

  record StepSkipped(String stepId) implements ApprovalEvent {}

  /** The step's condition does not hold for this case. */
  record StepNotNeeded(String stepId) implements ApprovalEvent {}

  /** Enough others of its quorum approved. */
  record StepReleased(String stepId, String quorum) implements ApprovalEvent {
    @Override
    public String note() {
      return quorum;
    }
  }

  /** What was decided rests on a mistake; the step is asked for again once it is its turn. */
  record StepReopened(String stepId, String correction) implements ApprovalEvent {
    @Override
    public String note() {
      return correction;
    }
  }

  /** The first finding: from here on findings are gathered for one notice. */
  record NoticeOpened(@Nullable Instant tellBy) implements ApprovalEvent {}

  /** The applicant was told what the steps miss. */
  record NoticeTold(List<String> steps) implements ApprovalEvent {
    public NoticeTold {
      steps = List.copyOf(steps);
    }

    @Override
    public String note() {
      return String.join(", ", steps);
    }
  }

  record CaseWithdrawn(String reason) implements ApprovalEvent {
    @Override
    public String note() {
      return reason;
    }
  }

  record CertificateWithdrawn(String stepId, String identifier) implements ApprovalEvent {
    @Override
    public String note() {
      return identifier;
    }
  }

  record PaymentReturnDue(String stepId, String payment, BigDecimal amount)
      implements ApprovalEvent {
    @Override
    public String note() {
      return payment + " " + amount.toPlainString();
    }
  }

  /** An officer says that a step was decided by mistake. */
  record CorrectionReported(String stepId, String correction, String officer, String reason)
      implements ApprovalEvent {
    @Override
    public String note() {
      return correction + " " + officer + ": " + reason;
    }
  }

  /** A second officer agrees. */
  record CorrectionConfirmed(String stepId, String correction, String officer)
      implements ApprovalEvent {
    @Override
    public String note() {
      return correction + " " + officer;
    }
  }

  record BillIssued(String stepId, Bill bill) implements ApprovalEvent {
    @Override
    public String note() {
      return bill.total().toPlainString();
    }
  }

  record BillPaid(String stepId, String payment) implements ApprovalEvent {
    @Override
    public String note() {
      return payment;
    }
  }

  record CertificateIssued(String stepId, IssuedCertificate certificate) implements ApprovalEvent {
    @Override
    public String note() {
      return certificate.identifier();
    }
  }

  record CaseClosed(Result result) implements ApprovalEvent {
    @Override
    public String note() {
      return result.name();
    }
  }

  private static String codes(List<Reason> reasons) {
    return String.join(", ", reasons.stream().map(Reason::code).toList());
  }
}
