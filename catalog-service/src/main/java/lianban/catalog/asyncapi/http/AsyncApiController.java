package lianban.catalog.asyncapi.http;

import lianban.catalog.asyncapi.AsyncApiDocument;
import lianban.catalog.definition.Definitions;
import lianban.catalog.definition.Kind;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
class AsyncApiController {

  private final Definitions definitions;

  AsyncApiController(Definitions definitions) {
    this.definitions = definitions;
  }

  @GetMapping("/api/v1/asyncapi")
  JsonNode document() {
    return AsyncApiDocument.of(definitions.allCurrent(Kind.EVENT_TYPE));
  }
}
