package lianban.exchange.clock.http;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.InstantSource;
import lianban.exchange.approval.ApprovalService;
import lianban.exchange.approval.http.CaseAccess;
import lianban.exchange.approval.http.IdempotencyKey;
import lianban.exchange.clock.ClockCommand;
import lianban.exchange.clock.ClockCommand.Asker;
import lianban.exchange.clock.ClockReport;
import lianban.exchange.clock.ClockService;
import lianban.exchange.clock.SpecialProcedure;
import lianban.kernel.problem.ProblemType;
import lianban.service.access.Caller;
import lianban.service.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * The clock of a case for all who may see the case, and for supervisors (督办): officers of a
 * department with a step in it, and those of no department, who see every case.
 */
@RestController
@RequestMapping("/api/v1")
public final class ClockController {

  private static final String SUPERVISE = "case.supervise";
  private static final String STEP = "/cases/{caseId}/steps/{stepId}";

  private final ClockService clocks;
  private final ApprovalService approval;
  private final InstantSource clock;

  ClockController(ClockService clocks, ApprovalService approval, InstantSource clock) {
    this.clocks = clocks;
    this.approval = approval;
    this.clock = clock;
  }

  /**
   * A special procedure begins.
   *
   * @param notice number of the written notice that told the applicant
   * @param days how long it is to take, as the notice says
   */
  record ProcedureRequest(
      @NotNull SpecialProcedure procedure,
      @NotBlank @Size(max = 100) String notice,
      @NotNull @Min(1) @Max(1_000) Integer days) {}

  /** More time is asked for; the applicant is told the reason. */
  record ExtensionRequest(
      @NotNull @Min(1) @Max(1_000) Integer days, @NotBlank @Size(max = 500) String reason) {}

  /** Why it is urged. */
  record UrgeRequest(
      @NotBlank @Size(max = 200) @Pattern(regexp = "[^\\p{Cntrl}]*") String reason) {}

  @GetMapping("/cases/{caseId}/clock")
  ClockView read(@AuthenticationPrincipal Caller caller, @PathVariable String caseId) {
    return view(requireReader(caller, caseId));
  }

  @PostMapping(STEP + "/procedures")
  @ResponseStatus(HttpStatus.CREATED)
  ClockView begin(
      @AuthenticationPrincipal Caller caller,
      @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
      @PathVariable String caseId,
      @PathVariable String stepId,
      @Valid @RequestBody ProcedureRequest request) {
    Asker asker = asker(caller, "begin/" + stepId, key, request);
    var begin =
        new ClockCommand.BeginProcedure(
            asker, stepId, request.procedure(), request.notice(), request.days());
    return execute(caller, caseId, begin);
  }

  @PostMapping(STEP + "/procedures/{procedureId}/end")
  ClockView end(
      @AuthenticationPrincipal Caller caller,
      @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
      @PathVariable String caseId,
      @PathVariable String stepId,
      @PathVariable String procedureId) {
    Asker asker = asker(caller, "end/" + stepId, key, procedureId);
    return execute(caller, caseId, new ClockCommand.EndProcedure(asker, stepId, procedureId));
  }

  @PostMapping(STEP + "/extensions")
  @ResponseStatus(HttpStatus.CREATED)
  ClockView extend(
      @AuthenticationPrincipal Caller caller,
      @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
      @PathVariable String caseId,
      @PathVariable String stepId,
      @Valid @RequestBody ExtensionRequest request) {
    Asker asker = asker(caller, "extend/" + stepId, key, request);
    var ask = new ClockCommand.AskExtension(asker, stepId, request.days(), request.reason());
    return execute(caller, caseId, ask);
  }

  @PostMapping(STEP + "/extensions/{extensionId}/approvals")
  ClockView approve(
      @AuthenticationPrincipal Caller caller,
      @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
      @PathVariable String caseId,
      @PathVariable String stepId,
      @PathVariable String extensionId) {
    Asker asker = asker(caller, "approve/" + stepId, key, extensionId);
    return execute(caller, caseId, new ClockCommand.ApproveExtension(asker, stepId, extensionId));
  }

  /** The window that filed the case presses for a step. */
  @PostMapping(STEP + "/urges")
  @ResponseStatus(HttpStatus.CREATED)
  ClockView urge(
      @AuthenticationPrincipal Caller caller,
      @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
      @PathVariable String caseId,
      @PathVariable String stepId,
      @Valid @RequestBody UrgeRequest request) {
    if (!CaseAccess.isFiler(caller, approval.filer(caseId))
        && !CaseAccess.serves(caller, approval.find(caseId))) {
      throw unknown(caseId);
    }
    return view(clocks.execute(caseId, urging(caller, key, stepId, request)));
  }

  /** A supervisor does. */
  @PostMapping("/supervision" + STEP + "/urges")
  @ResponseStatus(HttpStatus.CREATED)
  ClockView supervise(
      @AuthenticationPrincipal Caller caller,
      @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
      @PathVariable String caseId,
      @PathVariable String stepId,
      @Valid @RequestBody UrgeRequest request) {
    return execute(caller, caseId, urging(caller, key, stepId, request));
  }

  private ClockCommand urging(
      Caller caller, @Nullable String key, String stepId, UrgeRequest request) {
    Asker asker = asker(caller, "urge/" + stepId, key, request);
    return new ClockCommand.Urge(asker, stepId, request.reason());
  }

  private ClockView execute(Caller caller, String caseId, ClockCommand command) {
    requireReader(caller, caseId);
    return view(clocks.execute(caseId, command));
  }

  private ClockReport requireReader(Caller caller, String caseId) {
    ClockReport report = clocks.read(caseId);
    if (!CaseAccess.mayRead(caller, report.state()) && !isCitySupervisor(caller)) {
      throw unknown(caseId);
    }
    return report;
  }

  private static boolean isCitySupervisor(Caller caller) {
    return caller.department() == null
        && caller.holder() == null
        && caller.scopes().contains(SUPERVISE);
  }

  /** One key may serve for another thing, but not for the same twice. */
  private Asker asker(Caller caller, String what, @Nullable String key, Object said) {
    String own = caller.subject() + "/" + what + "/" + IdempotencyKey.required(key);
    return new Asker(caller.subject(), caller.department(), own, approval.digest(said));
  }

  private ClockView view(ClockReport report) {
    return ClockView.of(report, clock.instant());
  }

  /** Somebody else's case looks like no case at all. */
  private static ProblemException unknown(String caseId) {
    return new ProblemException(ProblemType.NOT_FOUND, "There is no case " + caseId + ".");
  }
}
