package lianban.exchange.certificate.document.http;

import java.nio.charset.StandardCharsets;
import lianban.exchange.certificate.document.PublicVerification;
import lianban.exchange.certificate.document.VerificationService;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Anybody may verify what they have before them, by its number and the code beside it. */
@RestController
public final class VerificationController {

  private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

  private final VerificationService verifications;

  VerificationController(VerificationService verifications) {
    this.verifications = verifications;
  }

  /** JSON, or a page for who accepts HTML. */
  @GetMapping("/api/v1/verify/{identifier}")
  ResponseEntity<?> verify(
      @PathVariable String identifier,
      @RequestParam(defaultValue = "") String code,
      @RequestParam(required = false) @Nullable String copy,
      @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "") String accept) {
    PublicVerification told = verifications.verify(identifier, code, copy);
    var answer = ResponseEntity.ok().cacheControl(CacheControl.noStore());
    return accept.contains(MediaType.TEXT_HTML_VALUE)
        ? answer.contentType(HTML).body(VerificationPage.of(told))
        : answer.body(told);
  }
}
