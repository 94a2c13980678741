package lianban.exchange.certificate.composed.http;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.Map;
import lianban.exchange.approval.http.IdempotencyKey;
import lianban.exchange.certificate.composed.ProofComposer;
import lianban.exchange.certificate.lifecycle.CertificateDrafting;
import lianban.exchange.certificate.lifecycle.CertificateRecord;
import lianban.exchange.certificate.lifecycle.CertificateSecrets;
import lianban.exchange.certificate.lifecycle.http.CertificateActController.HolderRequest;
import lianban.exchange.certificate.lifecycle.http.CertificateView;
import lianban.exchange.subscription.Digests;
import lianban.kernel.trace.Traceparent;
import lianban.service.access.Caller;
import lianban.service.trace.TraceFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Proofs that several registers together make. */
@RestController
public final class ProofCompositionController {

  private final ProofComposer composer;
  private final CertificateDrafting drafting;
  private final CertificateSecrets secrets;
  private final JsonMapper json;

  ProofCompositionController(
      ProofComposer composer,
      CertificateDrafting drafting,
      CertificateSecrets secrets,
      JsonMapper json) {
    this.composer = composer;
    this.drafting = drafting;
    this.secrets = secrets;
    this.json = json;
  }

  /** What is to be proved, for what and for which case. */
  record CompositionRequest(
      @NotBlank @Size(max = 64) String type,
      @NotNull @Valid HolderRequest holder,
      @NotBlank @Size(max = 200) String purpose,
      @NotBlank @Size(max = 200) String legalBasis,
      @NotBlank @Size(max = 64) String caseId,
      @Nullable @Size(max = 20) List<Map<String, Object>> statements) {}

  @PostMapping("/api/v1/certificate-proofs")
  ResponseEntity<CertificateView> compose(
      @AuthenticationPrincipal Caller caller,
      @RequestAttribute(TraceFilter.ATTRIBUTE) Traceparent trace,
      @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
      @Valid @RequestBody CompositionRequest request) {
    var wanted =
        new ProofComposer.Wanted(
            request.type(),
            request.holder().party(),
            request.purpose(),
            request.legalBasis(),
            request.caseId(),
            request.statements() == null ? List.of() : request.statements());
    CertificateRecord issued =
        composer
            .compose(
                caller,
                IdempotencyKey.required(key),
                Digests.of(json.writeValueAsString(request)),
                wanted,
                trace)
            .record();
    return ResponseEntity.created(
            URI.create("/api/v1/certificates/" + issued.newest().identifier() + "/record"))
        .body(CertificateView.of(issued, drafting.today(), secrets));
  }
}
