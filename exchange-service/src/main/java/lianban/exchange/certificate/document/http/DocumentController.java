package lianban.exchange.certificate.document.http;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import lianban.exchange.approval.http.IdempotencyKey;
import lianban.exchange.certificate.document.AnnotatedCopy;
import lianban.exchange.certificate.document.CertificatePdf;
import lianban.exchange.certificate.document.DocumentService;
import lianban.exchange.certificate.lifecycle.CertificateDrafting;
import lianban.exchange.certificate.lifecycle.CertificateSecrets;
import lianban.exchange.certificate.lifecycle.CertificateService;
import lianban.exchange.certificate.lifecycle.http.CertificateView;
import lianban.exchange.subscription.Digests;
import lianban.proof.CertificateFile;
import lianban.service.access.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Certificates as files and pages, annotated copies, and the issuer's own signature. */
@RestController
@RequestMapping("/api/v1/certificates/{identifier}")
public final class DocumentController {

  private final DocumentService documents;
  private final CertificateService certificates;
  private final CertificateDrafting drafting;
  private final CertificateSecrets secrets;
  private final CertificatePdf pdf;
  private final JsonMapper json;

  DocumentController(
      DocumentService documents,
      CertificateService certificates,
      CertificateDrafting drafting,
      CertificateSecrets secrets,
      CertificatePdf pdf,
      JsonMapper json) {
    this.documents = documents;
    this.certificates = certificates;
    this.drafting = drafting;
    this.secrets = secrets;
    this.pdf = pdf;
    this.json = json;
  }

  /** For what, and until when. */
  record CopyRequest(@NotBlank @Size(max = 200) String purpose, @NotNull Instant until) {}

  /** A copy; its file is fetched by its number. */
  record CopyView(String number, String identifier, String purpose, Instant madeAt, Instant until) {
    static CopyView of(AnnotatedCopy copy) {
      return new CopyView(
          copy.number(), copy.identifier(), copy.purpose(), copy.madeAt(), copy.until());
    }
  }

  /** A detached JWS. */
  record SignatureRequest(@NotBlank @Size(max = 2_000) String jws) {}

  /** A file to keep, or a page to print for who accepts PDF. */
  @GetMapping("/file")
  ResponseEntity<?> file(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String identifier,
      @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "") String accept) {
    return answer(documents.file(caller, identifier), identifier, accept);
  }

  @PostMapping("/copies")
  ResponseEntity<CopyView> makeCopy(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String identifier,
      @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
      @Valid @RequestBody CopyRequest request) {
    AnnotatedCopy copy =
        documents.makeCopy(
            caller,
            identifier,
            IdempotencyKey.required(key),
            Digests.of(request.purpose(), request.until().toString()),
            request.purpose(),
            request.until());
    return ResponseEntity.created(
            URI.create("/api/v1/certificates/" + identifier + "/copies/" + copy.number()))
        .body(CopyView.of(copy));
  }

  @GetMapping("/copies/{number}")
  ResponseEntity<?> copy(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String identifier,
      @PathVariable String number,
      @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "") String accept) {
    return answer(documents.copy(caller, identifier, number), identifier, accept);
  }

  @PostMapping("/signatures")
  CertificateView countersign(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String identifier,
      @Valid @RequestBody SignatureRequest request) {
    return CertificateView.of(
        documents.countersign(caller, identifier, request.jws()), drafting.today(), secrets);
  }

  private ResponseEntity<?> answer(CertificateFile file, String identifier, String accept) {
    var answer = ResponseEntity.ok().cacheControl(CacheControl.noStore());
    return accept.contains(MediaType.APPLICATION_PDF_VALUE)
        ? answer.contentType(MediaType.APPLICATION_PDF).body(pdf.of(file, labels(identifier)))
        : answer.body(file.json());
  }

  /** What the schema of the type calls its fields. */
  private Map<String, String> labels(String identifier) {
    String schema = drafting.type(certificates.find(identifier).type()).schema();
    Map<String, String> labels = new HashMap<>();
    for (Map.Entry<String, JsonNode> field :
        json.readTree(schema).path("properties").properties()) {
      labels.put(field.getKey(), field.getValue().path("title").asString(field.getKey()));
    }
    return labels;
  }
}
