package lianban.catalog.definition;

import static lianban.catalog.Samples.brief;
import static lianban.catalog.Samples.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PayloadSchemaTest {

  private static List<String> faults(String schema) {
    return brief(PayloadSchema.faults(Place.root(json(schema))));
  }

  @Test
  void acceptsSchemaOfAnObjectWithSharedDefinitions() {
    assertThat(
            faults(
                """
                {'type': 'object', 'properties': {'a': {'$ref': '#/$defs/x'}, 'b': {'$ref': '#/$defs/x'}},
                 '$defs': {'x': {'type': 'string', 'pattern': '^[a-z]{3}$'}}}
                """))
        .isEmpty();
  }

  @Test
  void refusesWhatIsNoSchema() {
    assertThat(faults("{'type': 'object', 'properties': {'a': {'type': 'text'}}, 'required': 'a'}"))
        .anyMatch(fault -> fault.startsWith("/properties/a/type "))
        .anyMatch(fault -> fault.startsWith("/required "));
  }

  @Test
  void refusesOtherDialects() {
    assertThat(faults("{'$schema': 'http://json-schema.org/draft-07/schema#', 'type': 'object'}"))
        .containsExactly("/$schema dialect");
  }

  @Test
  void refusesSchemaOfAnythingButObjects() {
    assertThat(faults("{'type': 'array'}")).containsExactly("/type object");
  }

  @Test
  void refusesReferencesThatLeadOutOfTheSchema() {
    assertThat(
            faults(
                """
                {'type': 'object', 'properties': {
                  'a': {'$ref': 'http://example.com/schema'},
                  'b': {'$ref': 'file:///etc/passwd'},
                  'c': {'$ref': '#/$defs/none'}}}
                """))
        .containsExactlyInAnyOrder(
            "/properties/a/$ref unknown-ref",
            "/properties/b/$ref unknown-ref",
            "/properties/c/$ref unknown-ref");
  }

  @Test
  void refusesReferencesThatLeadBackToThemselves() {
    assertThat(
            faults(
                """
                {'type': 'object', 'properties': {'a': {'$ref': '#/$defs/x'}},
                 '$defs': {'x': {'$ref': '#/$defs/y'}, 'y': {'$ref': '#/$defs/x'}}}
                """))
        .containsExactly("/$defs/y/$ref recursive-ref");
  }

  @Test
  void refusesReferencesThatMultiplyWithoutEnd() {
    String defs =
        IntStream.range(0, 40)
            .mapToObj(
                i ->
                    "'d%d': {'allOf': [{'$ref': '#/$defs/d%d'}, {'$ref': '#/$defs/d%d'}]}"
                        .formatted(i, i + 1, i + 1))
            .collect(Collectors.joining(","));
    assertThat(faults("{'type': 'object', '$defs': {" + defs + ", 'd40': {}}}"))
        .containsExactly(" too-large");
  }

  @Test
  void refusesSchemaThatIsTooDeep() {
    String deep = "{'not': ".repeat(40) + "{}" + "}".repeat(40);
    assertThat(faults("{'type': 'object', 'properties': {'a': " + deep + "}}"))
        .singleElement()
        .asString()
        .endsWith("too-deep");
  }

  @Test
  void refusesSchemaThatIsTooLarge() {
    assertThat(faults("{'type': 'object', 'title': '" + "x".repeat(70_000) + "'}"))
        .containsExactly(" too-large");
  }

  @Test
  void refusesPatternsThatMayRunForAges() {
    assertThat(
            faults(
                """
                {'type': 'object', 'patternProperties': {'^x+$': {}},
                 'properties': {'a': {'pattern': '(a+)+', 'maxLength': 9}, 'b': {'pattern': 'a+'}}}
                """))
        .containsExactlyInAnyOrder(
            "/properties/a/pattern pattern",
            "/properties/b/pattern pattern",
            "/patternProperties/^x+$ pattern");
  }

  @Test
  void refusesKeywordsThatMoveTheBaseOfReferences() {
    assertThat(faults("{'type': 'object', '$id': 'urn:x', 'properties': {'a': {'$anchor': 'b'}}}"))
        .containsExactlyInAnyOrder(
            "/$id unsupported-keyword", "/properties/a/$anchor unsupported-keyword");
  }

  @Test
  void takesPropertiesNamedLikeKeywordsForProperties() {
    assertThat(
            faults(
                "{'type': 'object', 'properties': {'$id': {}, '$ref': {'enum': [{'$ref': 'x'}]}}}"))
        .isEmpty();
  }
}
