package lianban.catalog.certificatetype.http;

import java.util.List;
import lianban.catalog.definition.Definition;
import lianban.catalog.definition.Kind;
import lianban.catalog.definition.http.DefinitionAnswers;
import lianban.service.access.Caller;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@RestController
@RequestMapping("/api/v1/certificate-types")
class CertificateTypeController {

  private final DefinitionAnswers answers;

  CertificateTypeController(DefinitionAnswers answers) {
    this.answers = answers;
  }

  @GetMapping
  List<ObjectNode> all() {
    return answers.all(Kind.CERTIFICATE_TYPE).stream().map(Definition::answer).toList();
  }

  @GetMapping("/{key}")
  ResponseEntity<JsonNode> current(@PathVariable String key) {
    return answers.current(Kind.CERTIFICATE_TYPE, key);
  }

  @GetMapping("/{key}/versions/{version}")
  ResponseEntity<JsonNode> version(@PathVariable String key, @PathVariable int version) {
    return answers.version(Kind.CERTIFICATE_TYPE, key, version);
  }

  @PostMapping
  ResponseEntity<JsonNode> publish(
      @AuthenticationPrincipal Caller caller,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestBody JsonNode definition) {
    return answers.publish(Kind.CERTIFICATE_TYPE, caller, key, definition);
  }
}
