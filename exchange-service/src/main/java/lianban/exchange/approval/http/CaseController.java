package lianban.exchange.approval.http;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import lianban.exchange.approval.Application;
import lianban.exchange.approval.ApprovalCase;
import lianban.exchange.approval.ApprovalService;
import lianban.exchange.approval.ChannelPolicy;
import lianban.exchange.material.HandedIn;
import lianban.exchange.material.TrustClass;
import lianban.kernel.event.Party;
import lianban.kernel.problem.ProblemType;
import lianban.kernel.trace.Traceparent;
import lianban.service.access.Caller;
import lianban.service.problem.ProblemException;
import lianban.service.trace.TraceFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Cases as their filers, applicants and departments see them. */
@RestController
@RequestMapping("/api/v1/cases")
public final class CaseController {

  private final ApprovalService approval;
  private final InstantSource clock;

  CaseController(ApprovalService approval, InstantSource clock) {
    this.approval = approval;
    this.clock = clock;
  }

  /**
   * An application; {@code form} must satisfy the matter's schema. What is not known is left out,
   * never null.
   */
  record FilingRequest(
      @NotBlank @Size(max = 64) String matter,
      @Nullable @Size(max = 128) String reference,
      @NotBlank @Pattern(regexp = "window|online|mobile|partner") String channel,
      @NotNull @Valid PartyRequest applicant,
      @NotNull Map<String, @NotNull Object> form,
      @Nullable @Size(max = 100) List<@NotNull @Valid MaterialRequest> materials) {}

  /**
   * A material that was uploaded.
   *
   * @param material its code in the matter
   * @param upload id of the upload
   * @param trust C if left out; B for a copy that a window compared with the original
   */
  public record MaterialRequest(
      @NotBlank @Size(max = 64) String material,
      @NotBlank @Size(max = 64) String upload,
      @Nullable TrustClass trust) {

    /** What a caller hands in. */
    public static HandedIn handedIn(Caller caller, @Nullable List<MaterialRequest> requests) {
      return new HandedIn(
          caller.subject(),
          caller.scopes().contains("material.verify"),
          requests == null
              ? List.of()
              : requests.stream()
                  .map(one -> new HandedIn.Item(one.material, one.upload, one.trust))
                  .toList());
    }
  }

  /** A person or a firm. */
  record PartyRequest(
      @NotBlank @Pattern(regexp = "111|001") String idType,
      @NotBlank @Size(max = 18) String idNumber,
      @NotBlank @Size(max = 100) String name) {

    Party party() {
      return new Party(idType, idNumber, name);
    }
  }

  /** What was missing. */
  record SupplementRequest(@NotNull Map<String, @NotNull Object> data) {}

  /** A payment of the bill that the case shows. */
  record PaymentRequest(@NotBlank @Size(max = 64) String billId, @NotNull BigDecimal amount) {}

  /** Why the applicant does not want it any more. */
  record WithdrawalRequest(@NotBlank @Size(max = 500) String reason) {}

  @PostMapping
  ResponseEntity<CaseView> file(
      @AuthenticationPrincipal Caller caller,
      @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
      @RequestAttribute(TraceFilter.ATTRIBUTE) Traceparent trace,
      @Valid @RequestBody FilingRequest request) {
    requireChannel(caller, request);
    var filed =
        approval.file(
            new Application(
                caller.subject(),
                IdempotencyKey.required(key),
                approval.digest(request),
                request.matter(),
                request.reference(),
                request.channel(),
                request.applicant().party(),
                request.form(),
                MaterialRequest.handedIn(caller, request.materials()),
                trace.toString()));
    URI location = URI.create("/api/v1/cases/" + filed.state().caseId());
    return ResponseEntity.created(location).eTag(etag(filed.state())).body(view(filed.state()));
  }

  @GetMapping("/{caseId}")
  ResponseEntity<CaseView> read(
      @AuthenticationPrincipal Caller caller, @PathVariable String caseId) {
    ApprovalCase state = approval.find(caseId);
    if (!CaseAccess.mayRead(caller, state)) {
      throw unknown(caseId);
    }
    return answer(state);
  }

  @PostMapping("/{caseId}/supplements")
  ResponseEntity<CaseView> supplement(
      @AuthenticationPrincipal Caller caller,
      @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
      @PathVariable String caseId,
      @Valid @RequestBody SupplementRequest request) {
    requireOwn(caller, caseId);
    return answer(
        approval.supplement(
            caseId,
            caller.subject(),
            IdempotencyKey.required(key),
            approval.digest(request),
            request.data()));
  }

  @PostMapping("/{caseId}/payments")
  ResponseEntity<CaseView> pay(
      @AuthenticationPrincipal Caller caller,
      @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
      @PathVariable String caseId,
      @Valid @RequestBody PaymentRequest request) {
    requireOwn(caller, caseId);
    return answer(
        approval.pay(
            caseId,
            caller.subject(),
            IdempotencyKey.required(key),
            approval.digest(request),
            request.billId(),
            request.amount()));
  }

  @PostMapping("/{caseId}/withdrawals")
  ResponseEntity<CaseView> withdraw(
      @AuthenticationPrincipal Caller caller,
      @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
      @PathVariable String caseId,
      @Valid @RequestBody WithdrawalRequest request) {
    requireOwn(caller, caseId);
    return answer(
        approval.withdraw(
            caseId,
            caller.subject(),
            IdempotencyKey.required(key),
            approval.digest(request),
            request.reason()));
  }

  @PostMapping("/{caseId}/steps/{stepId}/answers")
  ResponseEntity<CaseView> answerStep(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String caseId,
      @PathVariable String stepId,
      @Valid @RequestBody AnswerRequest request) {
    String department = caller.department();
    if (department == null) {
      throw new ProblemException(
          ProblemType.ACCESS_DENIED, "Only a department's token can answer a step.");
    }
    var answer = request.answer(caseId, stepId, clock.instant());
    return answer(approval.answer(department, answer, approval.digest(request)));
  }

  /** A person files alone, and by a channel of the own token. */
  private void requireChannel(Caller caller, FilingRequest request) {
    boolean isOwn =
        caller.holder() == null
            || caller.holder().equals(approval.holder(request.applicant().party()));
    if (!ChannelPolicy.mayFile(request.channel(), caller.scopes()) || !isOwn) {
      throw new ProblemException(
          ProblemType.ACCESS_DENIED,
          isOwn
              ? "Your token cannot file by the channel " + request.channel() + "."
              : "Whoever is logged in files in the own name.");
    }
  }

  private void requireOwn(Caller caller, String caseId) {
    if (!CaseAccess.isFiler(caller, approval.filer(caseId))
        && !CaseAccess.serves(caller, approval.find(caseId))) {
      throw unknown(caseId);
    }
  }

  /** Somebody else's case looks like no case at all. */
  private static ProblemException unknown(String caseId) {
    return new ProblemException(ProblemType.NOT_FOUND, "There is no case " + caseId + ".");
  }

  private ResponseEntity<CaseView> answer(ApprovalCase state) {
    return ResponseEntity.ok().eTag(etag(state)).body(view(state));
  }

  private CaseView view(ApprovalCase state) {
    return CaseView.of(state, approval.matterOf(state), clock.instant());
  }

  private static String etag(ApprovalCase state) {
    return "\"" + state.version() + "\"";
  }
}
