package lianban.catalog.dataset.http;

import java.util.List;
import lianban.catalog.definition.Definition;
import lianban.catalog.definition.Definitions;
import lianban.catalog.definition.Kind;
import lianban.catalog.definition.http.DefinitionAnswers;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The catalogue of data sets. */
@RestController
@RequestMapping("/api/v1/data-sets")
class DataSetController {

  private final DefinitionAnswers answers;
  private final Definitions definitions;

  DataSetController(DefinitionAnswers answers, Definitions definitions) {
    this.answers = answers;
    this.definitions = definitions;
  }

  @GetMapping
  List<ObjectNode> all() {
    return answers.all(Kind.DATA_SET).stream().map(Definition::answer).toList();
  }

  @GetMapping("/{key}")
  ResponseEntity<JsonNode> current(@PathVariable String key) {
    return answers.current(Kind.DATA_SET, key);
  }

  /** All versions, the oldest first. */
  @GetMapping("/{key}/versions")
  List<ObjectNode> versions(@PathVariable String key) {
    List<Definition> all = definitions.versions(Kind.DATA_SET, key);
    if (all.isEmpty()) {
      throw new ProblemException(ProblemType.NOT_FOUND, "The catalogue has no such data set.");
    }
    return all.stream().map(Definition::answer).toList();
  }

  @GetMapping("/{key}/versions/{n}")
  ResponseEntity<JsonNode> version(@PathVariable String key, @PathVariable int n) {
    return answers.version(Kind.DATA_SET, key, n);
  }

  @PostMapping
  ResponseEntity<JsonNode> publish(
      @AuthenticationPrincipal Caller caller,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestBody JsonNode definition) {
    return answers.publish(Kind.DATA_SET, caller, key, definition);
  }
}
