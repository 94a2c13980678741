package lianban.catalog.asyncapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import lianban.catalog.definition.Definition;
import lianban.catalog.definition.Kind;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AsyncApiDocumentTest {

  private static final JsonNode CONTENT =
      JsonMapper.shared()
          .readTree(
              """
              {"type": "housing.contract.filed", "owner": "housing",
               "name": {"zh": "合同已备案", "en": "A contract was filed"},
               "schema": {"type": "object", "properties": {"contractNo": {"type": "string"}}}}""");

  private final JsonNode document =
      AsyncApiDocument.of(
          List.of(
              new Definition(
                  Kind.EVENT_TYPE,
                  "housing.contract.filed",
                  3,
                  Instant.parse("2026-11-22T08:15:30Z"),
                  "housing/k-1",
                  CONTENT)));

  @Test
  void isOfThatVersionOfTheStandard() {
    assertThat(document.path("asyncapi").asString()).isEqualTo("3.0.0");
  }

  @Test
  void eachTypeIsAChannelWithItsOwnSchema() {
    JsonNode channel = document.path("channels").path("housing.contract.filed");

    assertThat(channel.path("address").asString()).isEqualTo("housing.contract.filed");
    assertThat(channel.path("title").asString()).isEqualTo("A contract was filed");
    assertThat(channel.path("description").asString()).isEqualTo("合同已备案");
    assertThat(channel.at("/messages/event/payload/schema")).isEqualTo(CONTENT.path("schema"));
    assertThat(channel.at("/x-lianban/version").asInt()).isEqualTo(3);
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    List<String> references = document.findValuesAsString("$ref");

    assertThat(references)
        .hasSizeGreaterThan(4)
        .allSatisfy(
            reference ->
                assertThat(document.at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse());
  }

  @Test
  void theExchangeReceivesWhatIsPublished() {
    assertThat(document.path("operations").path("publish housing.contract.filed").path("action"))
        .hasToString("\"receive\"");
  }
}
