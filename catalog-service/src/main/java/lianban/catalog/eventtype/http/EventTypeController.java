package lianban.catalog.eventtype.http;

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
@RequestMapping("/api/v1/event-types")
class EventTypeController {

  private final DefinitionAnswers answers;

  EventTypeController(DefinitionAnswers answers) {
    this.answers = answers;
  }

  @GetMapping
  List<ObjectNode> all() {
    return answers.all(Kind.EVENT_TYPE).stream().map(Definition::answer).toList();
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
