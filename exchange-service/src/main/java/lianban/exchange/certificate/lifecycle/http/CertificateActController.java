package lianban.exchange.certificate.lifecycle.http;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import lianban.exchange.approval.http.IdempotencyKey;
import lianban.exchange.certificate.lifecycle.Act;
import lianban.exchange.certificate.lifecycle.CertificateDrafting;
import lianban.exchange.certificate.lifecycle.CertificateDrafting.Draft;
import lianban.exchange.certificate.lifecycle.CertificateRecord;
import lianban.exchange.certificate.lifecycle.CertificateSecrets;
import lianban.exchange.certificate.lifecycle.CertificateService;
import lianban.exchange.subscription.Digests;
import lianban.kernel.event.Party;
import lianban.kernel.problem.ProblemType;
import lianban.service.access.Caller;
import lianban.service.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** A department issues certificates of its types, and does what can be done with them later. */
@RestController
@RequestMapping("/api/v1/certificates")
public final class CertificateActController {

  private final CertificateService certificates;
  private final CertificateDrafting drafting;
  private final CertificateSecrets secrets;
  private final JsonMapper json;

  CertificateActController(
      CertificateService certificates,
      CertificateDrafting drafting,
      CertificateSecrets secrets,
      JsonMapper json) {
    this.certificates = certificates;
    this.drafting = drafting;
    this.secrets = secrets;
    this.json = json;
  }

  /** Whom a certificate is about. */
  public record HolderRequest(
      @NotNull @Pattern(regexp = "111|001") String idType,
      @NotBlank @Size(max = 18) String idNumber,
      @NotBlank @Size(max = 100) String name) {

    /** The same as a party. */
    public Party party() {
      return new Party(idType, idNumber, name);
    }

    /** Names nobody. */
    @Override
    public String toString() {
      return "HolderRequest[" + idType + "]";
    }
  }

  /** A draft; {@code reference} names the file of the issuer that it is issued on. */
  record IssueRequest(
      @NotBlank @Size(max = 64) String type,
      @NotBlank @Size(max = 64) String reference,
      @NotNull @Valid HolderRequest holder,
      @NotEmpty Map<String, Object> content,
      @Nullable LocalDate validUntil) {}

  /** What is to be done. */
  enum Wanted {
    AMEND,
    SUPERSEDE,
    SUSPEND,
    RESUME,
    REVOKE
  }

  /**
   * An act; {@code content} and {@code validUntil} are of an amendment, {@code by} of a successor.
   */
  record ActRequest(
      @NotNull Wanted act,
      @NotBlank @Size(max = 500) String reason,
      @Nullable Map<String, Object> content,
      @Nullable LocalDate validUntil,
      @Nullable @Size(max = 120) String by) {}

  @PostMapping
  ResponseEntity<CertificateView> issue(
      @AuthenticationPrincipal Caller caller,
      @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
      @Valid @RequestBody IssueRequest request) {
    requireNotComposed(request.type());
    var draft =
        new Draft(
            request.type(),
            request.reference(),
            request.holder().party(),
            whole(request.content()),
            request.validUntil());
    CertificateRecord issued =
        certificates.issue(caller, IdempotencyKey.required(key), digest(request), draft).record();
    return ResponseEntity.created(
            URI.create("/api/v1/certificates/" + issued.newest().identifier() + "/record"))
        .body(view(issued));
  }

  @PostMapping("/{identifier}/acts")
  CertificateView act(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String identifier,
      @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
      @Valid @RequestBody ActRequest request) {
    return view(
        certificates.act(
            caller,
            identifier,
            IdempotencyKey.required(key),
            digest(request),
            record -> wanted(record, request)));
  }

  private Act wanted(CertificateRecord record, ActRequest request) {
    String reason = request.reason();
    boolean isAmendment = request.act() == Wanted.AMEND;
    if (isAmendment != (request.content() != null)
        || (request.act() == Wanted.SUPERSEDE) != (request.by() != null)
        || (!isAmendment && request.validUntil() != null)) {
      throw new ProblemException(
          ProblemType.INVALID_REQUEST,
          "AMEND alone has content and may have validUntil, SUPERSEDE alone has by.");
    }
    return switch (request.act()) {
      case AMEND -> {
        requireNotComposed(record.type());
        yield certificates.amendment(
            record, whole(Objects.requireNonNull(request.content())), request.validUntil(), reason);
      }
      case SUPERSEDE -> new Act.Supersede(Objects.requireNonNull(request.by()), reason);
      case SUSPEND -> new Act.Suspend(reason);
      case RESUME -> new Act.Resume(reason);
      case REVOKE -> new Act.Revoke(reason);
    };
  }

  /** What a proof says has to come from the registers. */
  private void requireNotComposed(String type) {
    if (!drafting.type(type).absentFrom().isEmpty()) {
      throw new ProblemException(
          ProblemType.INVALID_REQUEST,
          "A proof of absence is composed: POST /api/v1/certificate-proofs.");
    }
  }

  /** What is not known is left out. */
  private static Map<String, Object> whole(Map<String, Object> content) {
    if (content.values().stream().anyMatch(Objects::isNull)) {
      throw new ProblemException(
          ProblemType.INVALID_REQUEST, "A field of the content that is not known is left out.");
    }
    return content;
  }

  /** The certificate with its history, for its issuer. */
  @GetMapping("/{identifier}/record")
  CertificateView record(@AuthenticationPrincipal Caller caller, @PathVariable String identifier) {
    CertificateRecord found = certificates.find(identifier);
    if (!found.issuer().equals(caller.department())) {
      throw new ProblemException(
          ProblemType.ACCESS_DENIED, "Only the department that issued a certificate sees that.");
    }
    return view(found);
  }

  private CertificateView view(CertificateRecord record) {
    return CertificateView.of(record, drafting.today(), secrets);
  }

  private String digest(Object request) {
    return Digests.of(json.writeValueAsString(request));
  }
}
