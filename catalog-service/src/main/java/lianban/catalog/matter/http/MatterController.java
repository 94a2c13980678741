package lianban.catalog.matter.http;

import java.util.List;
import lianban.catalog.definition.Kind;
import lianban.catalog.definition.http.DefinitionAnswers;
import lianban.catalog.matter.MatterVersions;
import lianban.catalog.matter.SubMatters;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/matters")
class MatterController {

  private final DefinitionAnswers answers;
  private final MatterVersions versions;

  MatterController(DefinitionAnswers answers, MatterVersions versions) {
    this.answers = answers;
    this.versions = versions;
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

  /**
   * What a version changed: who takes part, what is asked, which limits hold.
   *
   * @param since the version to compare with, the one before if it is not given
   */
  @GetMapping("/{matter}/versions/{version}/changes")
  MatterVersions.Comparison changes(
      @PathVariable String matter,
      @PathVariable int version,
      @RequestParam(required = false) @Nullable Integer since) {
    var comparison = versions.compare(matter, since == null ? version - 1 : since, version);
    if (comparison == null) {
      throw new ProblemException(
          ProblemType.NOT_FOUND, "The catalogue has no two such versions to compare.");
    }
    return comparison;
  }

  /** Sub-matters are put in before the matter is looked at as a whole. */
  @PostMapping
  ResponseEntity<JsonNode> publish(
      @AuthenticationPrincipal Caller caller,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestBody JsonNode matter) {
    return switch (versions.whole(matter)) {
      case SubMatters.Outcome.Whole(JsonNode whole) ->
          answers.publish(Kind.MATTER, caller, key, whole);
      case SubMatters.Outcome.Faulty(var faults) ->
          throw DefinitionAnswers.invalid(Kind.MATTER, faults);
    };
  }
}
