package lianban.exchange.material.http;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import lianban.exchange.material.PrefillService;
import lianban.kernel.event.Party;
import lianban.kernel.problem.ProblemType;
import lianban.kernel.trace.Traceparent;
import lianban.service.access.Caller;
import lianban.service.problem.ProblemException;
import lianban.service.trace.TraceFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Forms filled with what is known. A POST, so that no number of a person stands in an address; each
 * is a read of its own, so none is repeated.
 */
@RestController
public final class PrefillController {

  private final PrefillService prefills;

  PrefillController(PrefillService prefills) {
    this.prefills = prefills;
  }

  /**
   * Whose form is filled.
   *
   * @param applicant left out by a person who is logged in, whose own form it is
   */
  record PrefillRequest(
      @NotBlank @Size(max = 64) String matter,
      @NotBlank @Size(max = 200) String purpose,
      @Nullable @Valid ApplicantRequest applicant) {}

  /** A person or a firm, by number. */
  record ApplicantRequest(
      @NotBlank @Pattern(regexp = "111|001") String idType,
      @NotBlank @Size(max = 18) String idNumber) {}

  @PostMapping("/api/v1/prefills")
  PrefillService.Prefilled prefill(
      @AuthenticationPrincipal Caller caller,
      @RequestAttribute(TraceFilter.ATTRIBUTE) Traceparent trace,
      @Valid @RequestBody PrefillRequest request) {
    return prefills.prefill(
        caller, request.matter(), holder(caller, request.applicant()), request.purpose(), trace);
  }

  private String holder(Caller caller, @Nullable ApplicantRequest applicant) {
    String own = caller.holder();
    String asked =
        applicant == null
            ? own
            : prefills.holder(new Party(applicant.idType(), applicant.idNumber(), ""));
    if (asked == null) {
      throw new ProblemException(
          ProblemType.INVALID_REQUEST, "applicant is needed: nobody is logged in.");
    }
    if (own != null && !own.equals(asked)) {
      throw new ProblemException(
          ProblemType.ACCESS_DENIED, "Whoever is logged in has the own form filled.");
    }
    return asked;
  }
}
