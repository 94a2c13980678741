package lianban.exchange.approval.http;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.InstantSource;
import lianban.exchange.approval.ApprovalCase;
import lianban.exchange.approval.ApprovalService;
import lianban.kernel.problem.ProblemType;
import lianban.service.access.Caller;
import lianban.service.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Officers' mistakes, reported and confirmed by their department's system, which answers for who
 * its officers are.
 */
@RestController
@RequestMapping("/api/v1/cases/{caseId}")
final class CorrectionController {

  private final ApprovalService approval;
  private final InstantSource clock;

  CorrectionController(ApprovalService approval, InstantSource clock) {
    this.approval = approval;
    this.clock = clock;
  }

  /**
   * A mistake in a decided step.
   *
   * @param officer staff number or name within the department
   */
  record MistakeRequest(
      @NotBlank @Size(max = 100) String officer, @NotBlank @Size(max = 500) String reason) {}

  /** Another officer's word. */
  record ConfirmationRequest(@NotBlank @Size(max = 100) String officer) {}

  @PostMapping("/steps/{stepId}/corrections")
  ResponseEntity<CaseView> report(
      @AuthenticationPrincipal Caller caller,
      @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
      @PathVariable String caseId,
      @PathVariable String stepId,
      @Valid @RequestBody MistakeRequest request) {
    String department = department(caller);
    return answer(
        approval.reportMistake(
            caseId,
            department,
            IdempotencyKey.required(key),
            approval.digest(request),
            request.officer(),
            stepId,
            request.reason()));
  }

  @PostMapping("/corrections/{correction}/confirmations")
  ResponseEntity<CaseView> confirm(
      @AuthenticationPrincipal Caller caller,
      @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
      @PathVariable String caseId,
      @PathVariable String correction,
      @Valid @RequestBody ConfirmationRequest request) {
    String department = department(caller);
    return answer(
        approval.confirmMistake(
            caseId,
            department,
            IdempotencyKey.required(key),
            approval.digest(request),
            request.officer(),
            correction));
  }

  private static String department(Caller caller) {
    String department = caller.department();
    if (department == null) {
      throw new ProblemException(
          ProblemType.ACCESS_DENIED, "Only a department's token can correct a step.");
    }
    return department;
  }

  private ResponseEntity<CaseView> answer(ApprovalCase state) {
    return ResponseEntity.ok()
        .eTag("\"" + state.version() + "\"")
        .body(CaseView.of(state, approval.matterOf(state), clock.instant()));
  }
}
