package lianban.catalog.eventtype.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lianban.catalog.definition.Definition;
import lianban.catalog.definition.Kind;
import lianban.catalog.definition.http.DefinitionAnswers;
import lianban.catalog.eventtype.EventTypeVersions;
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
import tools.jackson.databind.node.ObjectNode;

@RestController
@RequestMapping("/api/v1/event-types")
class EventTypeController {

  private final DefinitionAnswers answers;
  private final EventTypeVersions versions;

  EventTypeController(DefinitionAnswers answers, EventTypeVersions versions) {
    this.answers = answers;
    this.versions = versions;
  }

  /** Every type as it is in force. */
  @GetMapping(params = "!versions")
  List<ObjectNode> all() {
    return answers.all(Kind.EVENT_TYPE).stream().map(Definition::answer).toList();
  }

  /** Every type as it is in force, with all versions that events may be published under. */
  @GetMapping(params = "versions=open")
  List<ObjectNode> allWithOpenVersions() {
    Map<String, List<Definition>> types = new LinkedHashMap<>();
    for (Definition version : versions.all()) {
      types.computeIfAbsent(version.key(), _ -> new ArrayList<>()).add(version);
    }
    return types.values().stream().map(VersionSummary::withOpenVersions).toList();
  }

  @GetMapping("/{type}/versions")
  List<VersionSummary> versions(@PathVariable String type) {
    List<Definition> all = versions.versions(type);
    if (all.isEmpty()) {
      throw new ProblemException(ProblemType.NOT_FOUND, "The catalogue has no such event type.");
    }
    return all.stream().map(version -> VersionSummary.of(version, all.getLast())).toList();
  }

  @GetMapping("/{type}/versions/{n}")
  ResponseEntity<JsonNode> version(@PathVariable String type, @PathVariable int n) {
    return answers.version(Kind.EVENT_TYPE, type, n);
  }

  /**
   * What a version changed.
   *
   * @param since the version to compare with, the one before if it is not given
   */
  @GetMapping("/{type}/versions/{n}/changes")
  EventTypeVersions.Comparison changes(
      @PathVariable String type,
      @PathVariable int n,
      @RequestParam(required = false) @Nullable Integer since) {
    var comparison = versions.compare(type, since == null ? n - 1 : since, n);
    if (comparison == null) {
      throw new ProblemException(
          ProblemType.NOT_FOUND, "The catalogue has no two such versions to compare.");
    }
    return comparison;
  }

  @GetMapping("/{type}")
  ResponseEntity<JsonNode> current(@PathVariable String type) {
    return answers.current(Kind.EVENT_TYPE, type);
  }

  @PostMapping
  ResponseEntity<JsonNode> publish(
      @AuthenticationPrincipal Caller caller,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestBody JsonNode definition) {
    return answers.publish(Kind.EVENT_TYPE, caller, key, definition);
  }
}
