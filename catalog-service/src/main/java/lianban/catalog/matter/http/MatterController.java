package lianban.catalog.matter.http;

import java.util.List;
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

@RestController
@RequestMapping("/api/v1/matters")
class MatterController {

  private final DefinitionAnswers answers;

  MatterController(DefinitionAnswers answers) {
    this.answers = answers;
  }

  @GetMapping
  List<JsonNode> all() {
    return answers.all(Kind.MATTER).stream().map(MatterSummary::of).toList();
  }

  @GetMapping("/{matter}")
  ResponseEntity<JsonNode> current(@PathVariable String matter) {
    return answers.current(Kind.MATTER, matter);
  }

  @GetMapping("/{matter}/versions/{version}")
  ResponseEntity<JsonNode> version(@PathVariable String matter, @PathVariable int version) {
    return answers.version(Kind.MATTER, matter, version);
  }

  @PostMapping
  ResponseEntity<JsonNode> publish(
      @AuthenticationPrincipal Caller caller,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestBody JsonNode matter) {
    return answers.publish(Kind.MATTER, caller, key, matter);
  }
}
