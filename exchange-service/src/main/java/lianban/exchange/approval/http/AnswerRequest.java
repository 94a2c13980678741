package lianban.exchange.approval.http;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import lianban.kernel.event.BillItem;
import lianban.kernel.event.CertificateDraft;
import lianban.kernel.event.Party;
import lianban.kernel.event.Reason;
import lianban.kernel.event.StepAnswered;
import org.jspecify.annotations.Nullable;

/**
 * A department's answer over REST.
 *
 * @param answerId the answer's own identity; repeating it has no second effect
 * @param attempt the attempt that is answered, 1 if left out
 */
record AnswerRequest(
    @NotBlank @Size(max = 128) String answerId,
    @Nullable @Min(1) Integer attempt,
    @NotNull StepAnswered.Outcome outcome,
    @Nullable @Size(max = 50) List<@NotNull @Valid ReasonRequest> reasons,
    @Nullable @Size(max = 50) List<@NotNull @Valid ReasonRequest> missing,
    @Nullable @Size(max = 50) List<@NotNull @Valid ItemRequest> items,
    @Nullable Map<String, @NotNull Object> result,
    @Nullable @Valid DraftRequest certificate,
    @Nullable Instant workStartedAt,
    @Nullable Instant workFinishedAt) {

  record ReasonRequest(
      @NotBlank @Size(max = 64) String code, @NotBlank @Size(max = 500) String message) {}

  record ItemRequest(
      @NotBlank @Size(max = 64) String code,
      @NotBlank @Size(max = 100) String name,
      @NotNull BigDecimal amount) {}

  record DraftRequest(
      @NotBlank String type,
      @NotNull @Valid CaseController.PartyRequest holder,
      @NotNull Map<String, @NotNull Object> content,
      @Nullable @Size(max = 100) String supersedes) {}

  StepAnswered answer(String caseId, String stepId, Instant now) {
    return new StepAnswered(
        answerId,
        caseId,
        stepId,
        attempt == null ? 1 : attempt,
        outcome,
        reasons(reasons),
        reasons(missing),
        items == null
            ? List.of()
            : items.stream().map(i -> new BillItem(i.code, i.name, i.amount)).toList(),
        result == null ? Map.of() : result,
        certificate == null ? null : draft(certificate),
        workStartedAt == null ? now : workStartedAt,
        workFinishedAt == null ? now : workFinishedAt);
  }

  private static List<Reason> reasons(@Nullable List<ReasonRequest> reasons) {
    return reasons == null
        ? List.of()
        : reasons.stream().map(r -> new Reason(r.code, r.message)).toList();
  }

  private static CertificateDraft draft(DraftRequest draft) {
    var holder = draft.holder;
    return new CertificateDraft(
        draft.type,
        new Party(holder.idType(), holder.idNumber(), holder.name()),
        draft.content,
        draft.supersedes);
  }
}
