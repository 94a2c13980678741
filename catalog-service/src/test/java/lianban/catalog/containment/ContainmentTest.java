package lianban.catalog.containment;

import static lianban.catalog.Samples.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainmentTest {

  private static List<String> brief(List<Gap> gaps) {
    return gaps.stream().map(gap -> gap.pointer() + " " + gap.code()).toList();
  }

  @ParameterizedTest(name = "{0} in {1}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{'type': 'integer'}; {'type': 'number'}",
        "{'const': 'a'}; {'enum': ['a', 'b']}",
        "{'type': 'boolean'}; {'enum': [true, false]}",
        "{'minimum': 3, 'type': 'integer'}; {'exclusiveMinimum': 2}",
        "{'type': 'string', 'maxLength': 5}; {'maxLength': 9}",
        "{'type': 'string', 'pattern': '^a'}; {'pattern': '^a'}",
        "{'type': 'object', 'properties': {'a': {'type': 'string'}}}; {'type': 'object'}",
        "{'type': 'object', 'required': ['a', 'b']}; {'required': ['a'], 'minProperties': 2}",
        "{'type': 'array', 'items': {'type': 'integer'}}; {'items': {'type': 'number'}}",
        "{'anyOf': [{'type': 'string'}, {'type': 'null'}]}; {'type': ['string', 'null']}",
        "{'type': 'integer'}; {'anyOf': [{'type': 'string'}, {'type': 'number'}]}",
        "{'type': 'string'}; {'oneOf': [{'type': 'string'}, {'type': 'null'}]}",
        "{'allOf': [{'type': 'string'}, {'maxLength': 3}]}; {'type': 'string', 'maxLength': 4}",
        "{'$ref': '#/$defs/t', '$defs': {'t': {'type': 'string'}}}; {'type': 'string'}",
        "{'type': 'string', 'title': 'A'}; {'type': 'string', 'description': 'B'}",
        "false; {'type': 'string'}",
        "{'type': 'object', 'additionalProperties': false}; {'properties': {'a': false}}",
        "{'type': 'string'}; {'not': {'type': 'null'}}",
      })
  void showsThatAllIsAccepted(String written, String read) {
    assertThat(Containment.gaps(json(written), json(read))).isEmpty();
  }

  @ParameterizedTest(name = "{0} not in {1}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{'type': 'number'}; {'type': 'integer'}; /type type",
        "{'enum': ['a', 'c']}; {'enum': ['a', 'b']}; /enum enum",
        "{'type': 'string'}; {'enum': ['a']}; /enum enum",
        "{'type': 'string', 'maxLength': 5}; {'maxLength': 4}; /maxLength maxLength",
        "{'type': 'string', 'pattern': '^ab'}; {'pattern': '^a'}; /pattern not-shown",
        "{'type': 'string'}; {'format': 'date'}; /format not-shown",
        "{'type': 'object'}; {'required': ['a']}; /required required",
        "{'type': 'object'}; {'properties': {'a': {'type': 'string'}}}; /properties/a/type type",
        "{'type': 'object'}; {'additionalProperties': false}; /additionalProperties additionalProperties",
        "{'type': 'array'}; {'items': {'type': 'string'}}; /items/type type",
        "{'type': 'string'}; {'not': {'const': 'a'}}; /not not-shown",
        "{'type': 'number'}; {'oneOf': [{'type': 'number'}, {'type': 'integer'}]}; /oneOf not-shown",
        "{'type': 'string'}; {'x-rule': 1}; /x-rule not-shown",
        "true; false; ` false`",
      })
  void tellsWhatIsNotShown(String written, String read, String gap) {
    assertThat(brief(Containment.gaps(json(written), json(read)))).containsExactly(gap);
  }

  /** An open schema has let through anything under a name that it does not know. */
  @Test
  void knowsThatOpenSchemasLetThroughWhatTheyDoNotName() {
    var before = json("{'type': 'object', 'properties': {'a': {'type': 'string'}}}");
    var after =
        json(
            "{'type': 'object', 'properties': {'a': {'type': 'string'}, 'b': {'type': 'integer'}}}");
    assertThat(Containment.gaps(after, before)).as("forward").isEmpty();
    assertThat(brief(Containment.gaps(before, after)))
        .as("backward")
        .containsExactly("/properties/b/type type");
  }

  @Test
  void knowsThatClosedSchemasTakeNothingNew() {
    var before =
        json("{'type': 'object', 'properties': {'a': true}, 'additionalProperties': false}");
    var after =
        json(
            "{'type': 'object', 'properties': {'a': true, 'b': true}, 'additionalProperties': false}");
    assertThat(Containment.gaps(before, after)).as("backward").isEmpty();
    assertThat(brief(Containment.gaps(after, before)))
        .as("forward")
        .containsExactly("/additionalProperties additionalProperties");
  }

  @Test
  void comparesOnlyTheFieldsThatTheReaderIsGiven() {
    var before =
        json(
            "{'type': 'object', 'required': ['a', 'b'], 'additionalProperties': false, 'properties':"
                + " {'a': {'type': 'string'}, 'b': {'type': 'object', 'properties': {'c': {'type':"
                + " 'string'}, 'd': {'type': 'string'}}}}}");
    var after =
        json(
            "{'type': 'object', 'required': ['a'], 'properties': {'a': {'type': 'string'}, 'b':"
                + " {'type': 'object', 'properties': {'c': {'type': 'string'}, 'd': {'type':"
                + " 'integer'}}}}}");
    assertThat(Containment.gaps(after, before, Set.of("/a"))).isEmpty();
    assertThat(brief(Containment.gaps(after, before, Set.of("/a", "/b/c"))))
        .containsExactly("/required required");
    assertThat(brief(Containment.gaps(after, before, Set.of("/b/d"))))
        .containsExactlyInAnyOrder("/required required", "/properties/b/properties/d/type type");
  }

  @Test
  void givesUpOnWhatIsTooInvolved() {
    StringBuilder ways = new StringBuilder("{'type': 'string', 'allOf': [");
    StringBuilder rules = new StringBuilder("{'allOf': [");
    for (int i = 0; i < 40; i++) {
      ways.append(i == 0 ? "" : ",").append("{'anyOf': [{'minLength': 1}, {'maxLength': 9}]}");
      rules.append(i == 0 ? "" : ",").append("{'anyOf': [{'pattern': 'x'}, {'pattern': 'y'}]}");
    }
    assertThat(Containment.gaps(json(ways + "]}"), json(rules + "]}")))
        .isNotEmpty()
        .allMatch(gap -> gap.code().equals(Gap.NOT_SHOWN));
  }
}
