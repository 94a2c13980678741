package lianban.exchange.material.http;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import lianban.exchange.approval.ApprovalCase;
import lianban.exchange.approval.ApprovalService;
import lianban.exchange.approval.http.CaseAccess;
import lianban.exchange.approval.http.CaseController.MaterialRequest;
import lianban.exchange.approval.http.IdempotencyKey;
import lianban.exchange.material.CaseMaterial;
import lianban.exchange.material.FiledMaterials;
import lianban.exchange.material.MaterialReading;
import lianban.exchange.material.MaterialReading.Opened;
import lianban.kernel.problem.ProblemType;
import lianban.kernel.trace.Traceparent;
import lianban.service.access.Caller;
import lianban.service.problem.ProblemException;
import lianban.service.trace.TraceFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
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
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

/** Materials of a case, as far as the caller may see them. */
@RestController
@RequestMapping("/api/v1/cases/{caseId}/materials")
public final class CaseMaterialController {

  private static final DefaultDataBufferFactory BUFFERS = new DefaultDataBufferFactory();
  private static final Scheduler BLOCKING =
      Schedulers.fromExecutor(task -> Thread.ofVirtual().name("material").start(task));

  private final ApprovalService approval;
  private final FiledMaterials filed;
  private final MaterialReading reading;
  private final JsonMapper json;

  CaseMaterialController(
      ApprovalService approval, FiledMaterials filed, MaterialReading reading, JsonMapper json) {
    this.approval = approval;
    this.filed = filed;
    this.reading = reading;
    this.json = json;
  }

  /** What the caller may see, in the order in which it came. */
  record Materials(List<MaterialReading.Numbered> materials) {}

  /** Materials that follow the filing. */
  record HandInRequest(
      @NotEmpty @Size(max = 100) List<@NotNull @Valid MaterialRequest> materials) {}

  @GetMapping
  Materials list(@AuthenticationPrincipal Caller caller, @PathVariable String caseId) {
    ApprovalCase state = approval.find(caseId);
    return new Materials(visible(caller, state));
  }

  @PostMapping
  Materials handIn(
      @AuthenticationPrincipal Caller caller,
      @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
      @PathVariable String caseId,
      @Valid @RequestBody HandInRequest request) {
    ApprovalCase state = approval.find(caseId);
    if (!CaseAccess.serves(caller, state)) {
      throw unknown(caseId);
    }
    String command = IdempotencyKey.required(key);
    List<CaseMaterial> materials =
        filed.later(
            state,
            "materials:" + command,
            approval.matterOf(state),
            MaterialRequest.handedIn(caller, request.materials()));
    ApprovalCase after =
        approval.handIn(caseId, caller.subject(), command, approval.digest(request), materials);
    return new Materials(visible(caller, after));
  }

  private List<MaterialReading.Numbered> visible(Caller caller, ApprovalCase state) {
    boolean isParty = CaseAccess.isParty(caller, state);
    boolean hasStep =
        state.steps().stream().anyMatch(step -> step.department().equals(caller.department()));
    if (!isParty && !hasStep) {
      throw unknown(state.caseId());
    }
    return reading.visible(caller, isParty, state, approval.matterOf(state));
  }

  private static ProblemException unknown(String caseId) {
    return new ProblemException(ProblemType.NOT_FOUND, "There is no case " + caseId + ".");
  }

  /** The bytes of an upload, or the certificate that stands for one as JSON. */
  @GetMapping("/{number}/content")
  Mono<ResponseEntity<Flux<DataBuffer>>> content(
      @AuthenticationPrincipal Caller caller,
      @RequestAttribute(TraceFilter.ATTRIBUTE) Traceparent trace,
      @PathVariable String caseId,
      @PathVariable int number) {
    return Mono.fromCallable(() -> answer(open(caller, trace, caseId, number)))
        .subscribeOn(BLOCKING);
  }

  private Opened open(Caller caller, Traceparent trace, String caseId, int number) {
    ApprovalCase state = approval.find(caseId);
    boolean isParty = CaseAccess.isParty(caller, state);
    return reading.open(caller, isParty, state, approval.matterOf(state), number, trace);
  }

  private ResponseEntity<Flux<DataBuffer>> answer(Opened opened) {
    return switch (opened) {
      case Opened.Uploaded(CaseMaterial material, List<String> parts) ->
          ResponseEntity.ok()
              .headers(headers -> describe(headers, material))
              .body(
                  Flux.fromIterable(parts)
                      .concatMap(
                          part -> Mono.fromCallable(() -> part(part)).subscribeOn(BLOCKING), 1));
      case Opened.Shared shared ->
          ResponseEntity.ok()
              .contentType(MediaType.APPLICATION_JSON)
              .cacheControl(CacheControl.noStore())
              .body(Flux.just(BUFFERS.wrap(json.writeValueAsBytes(shared.certificate()))));
    };
  }

  private DataBuffer part(String name) {
    return BUFFERS.wrap(reading.part(name));
  }

  /** A file to be saved, never a page to be run; its digest is that of RFC 9530. */
  private static void describe(HttpHeaders headers, CaseMaterial material) {
    headers.setContentType(MediaType.parseMediaType(String.valueOf(material.mediaType())));
    headers.setContentLength(material.size());
    headers.setCacheControl(CacheControl.noStore());
    headers.setContentDisposition(
        ContentDisposition.attachment().filename(material.name(), StandardCharsets.UTF_8).build());
    headers.set("X-Content-Type-Options", "nosniff");
    byte[] hash = HexFormat.of().parseHex(String.valueOf(material.sha256()));
    headers.set("Repr-Digest", "sha-256=:" + Base64.getEncoder().encodeToString(hash) + ":");
  }
}
