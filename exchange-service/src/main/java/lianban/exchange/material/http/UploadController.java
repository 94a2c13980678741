package lianban.exchange.material.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import lianban.exchange.approval.http.IdempotencyKey;
import lianban.exchange.material.Checksum;
import lianban.exchange.material.MaterialRule;
import lianban.exchange.material.Upload;
import lianban.exchange.material.UploadService;
import lianban.kernel.problem.ProblemType;
import lianban.service.access.Caller;
import lianban.service.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Uploads by tus 1.0 (tus.io): core protocol with the extensions creation, expiration, checksum and
 * termination.
 */
@RestController
@RequestMapping(UploadController.PATH)
public final class UploadController {

  static final String PATH = "/api/v1/uploads";

  private static final String VERSION = "1.0.0";
  private static final String RESUMABLE = "Tus-Resumable";
  private static final String OFFSET = "Upload-Offset";
  private static final String LENGTH = "Upload-Length";
  private static final String METADATA = "Upload-Metadata";
  private static final String CHECKSUM = "Upload-Checksum";
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

  /** A client that sends nothing for so long comes again. */
  private static final Duration SILENCE = Duration.ofSeconds(60);

  private static final int BUFFERS = 8;

  /** What blocks does so on threads that a client who hangs up does not interrupt. */
  private static final Scheduler BLOCKING =
      Schedulers.fromExecutor(task -> Thread.ofVirtual().name("upload").start(task));

  private final UploadService uploads;

  UploadController(UploadService uploads) {
    this.uploads = uploads;
  }

  /**
   * An upload as it is shown.
   *
   * @param sha256 once it is complete, hexadecimal
   */
  record UploadView(
      String id,
      String matter,
      String material,
      String filename,
      Upload.State state,
      long length,
      long offset,
      @Nullable String sha256,
      @Nullable String mediaType,
      Instant expiresAt) {

    static UploadView of(Upload upload) {
      Upload.Declared declared = upload.declared();
      return new UploadView(
          upload.id(),
          declared.matter(),
          declared.material(),
          declared.name(),
          upload.state(),
          declared.length(),
          upload.offset(),
          upload.sha256(),
          upload.mediaType(),
          upload.expiresAt());
    }
  }

  @RequestMapping(method = RequestMethod.OPTIONS)
  ResponseEntity<Void> capabilities() {
    return ResponseEntity.noContent()
        .header(RESUMABLE, VERSION)
        .header("Tus-Version", VERSION)
        .header("Tus-Extension", "creation,expiration,checksum,termination")
        .header("Tus-Checksum-Algorithm", "sha1,sha256")
        .header("Tus-Max-Size", String.valueOf(MaterialRule.MOST_BYTES))
        .build();
  }

  @PostMapping
  ResponseEntity<UploadView> open(
      @AuthenticationPrincipal Caller caller,
      ServerWebExchange exchange,
      @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
      @RequestHeader(name = RESUMABLE, required = false) @Nullable String version,
      @RequestHeader(name = LENGTH, required = false) @Nullable String length,
      @RequestHeader(name = METADATA, required = false) @Nullable String metadata) {
    requireVersion(exchange, version);
    UploadMetadata told = UploadMetadata.parse(metadata);
    Upload upload =
        uploads.open(
            caller.subject(),
            IdempotencyKey.required(key),
            told.matter(),
            told.material(),
            told.filename(),
            number(LENGTH, length));
    return ResponseEntity.created(URI.create(PATH + "/" + upload.id()))
        .headers(headers -> describe(headers, upload))
        .body(UploadView.of(upload));
  }

  @RequestMapping(path = "/{id}", method = RequestMethod.HEAD)
  ResponseEntity<Void> offset(
      @AuthenticationPrincipal Caller caller,
      ServerWebExchange exchange,
      @RequestHeader(name = RESUMABLE, required = false) @Nullable String version,
      @PathVariable String id) {
    requireVersion(exchange, version);
    Upload upload = uploads.status(caller.subject(), id);
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .headers(headers -> describe(headers, upload))
        .header(LENGTH, String.valueOf(upload.declared().length()))
        .header(METADATA, UploadMetadata.of(upload.declared()))
        .build();
  }

  /** For who does not speak the protocol, such as a page that shows the hash. */
  @GetMapping("/{id}")
  UploadView read(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
    return UploadView.of(uploads.status(caller.subject(), id));
  }

  @PatchMapping(path = "/{id}", consumes = "application/offset+octet-stream")
  Mono<ResponseEntity<Void>> append(
      @AuthenticationPrincipal Caller caller,
      ServerWebExchange exchange,
      @RequestHeader(name = RESUMABLE, required = false) @Nullable String version,
      @RequestHeader(name = OFFSET, required = false) @Nullable String offset,
      @RequestHeader(name = CHECKSUM, required = false) @Nullable String checksum,
      @PathVariable String id) {
    requireVersion(exchange, version);
    long from = number(OFFSET, offset);
    Checksum expected = checksum(checksum);
    return Mono.fromCallable(() -> appended(caller, exchange, id, from, expected))
        .subscribeOn(BLOCKING);
  }

  private ResponseEntity<Void> appended(
      Caller caller, ServerWebExchange exchange, String id, long from, @Nullable Checksum checksum)
      throws IOException {
    var body = exchange.getRequest().getBody().timeout(SILENCE);
    try (InputStream in = DataBufferUtils.subscriberInputStream(body, BUFFERS)) {
      Upload upload = uploads.append(caller.subject(), id, from, in, checksum);
      return ResponseEntity.noContent().headers(headers -> describe(headers, upload)).build();
    }
  }

  @DeleteMapping("/{id}")
  ResponseEntity<Void> end(
      @AuthenticationPrincipal Caller caller,
      ServerWebExchange exchange,
      @RequestHeader(name = RESUMABLE, required = false) @Nullable String version,
      @PathVariable String id) {
    requireVersion(exchange, version);
    uploads.end(caller.subject(), id);
    return ResponseEntity.noContent().build();
  }

  private static void describe(HttpHeaders headers, Upload upload) {
    headers.set(OFFSET, String.valueOf(upload.offset()));
    headers.set("Upload-Expires", HTTP_DATE.format(upload.expiresAt()));
  }

  private static void requireVersion(ServerWebExchange exchange, @Nullable String version) {
    HttpHeaders answer = exchange.getResponse().getHeaders();
    answer.set(RESUMABLE, VERSION);
    if (!VERSION.equals(version)) {
      answer.set("Tus-Version", VERSION);
      throw new ProblemException(
          ProblemType.UNSUPPORTED_PROTOCOL, "Requests carry Tus-Resumable: " + VERSION + ".");
    }
  }

  private static long number(String name, @Nullable String value) {
    if (value == null || !value.matches("[0-9]{1,18}")) {
      throw new ProblemException(
          ProblemType.INVALID_REQUEST, name + " is needed, a whole number of bytes.");
    }
    return Long.parseLong(value);
  }

  private static @Nullable Checksum checksum(@Nullable String header) {
    if (header == null) {
      return null;
    }
    Checksum checksum = Checksum.parse(header);
    if (checksum == null) {
      throw new ProblemException(
          ProblemType.INVALID_REQUEST,
          "Upload-Checksum is sha1 or sha256, a space, and the hash in base64.");
    }
    return checksum;
  }
}
