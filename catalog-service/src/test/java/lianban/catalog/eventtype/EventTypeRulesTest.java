package lianban.catalog.eventtype;

import static lianban.catalog.Samples.CITY;
import static lianban.catalog.Samples.KNOWN;
import static lianban.catalog.Samples.brief;
import static lianban.catalog.Samples.eventType;
import static lianban.catalog.Samples.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lianban.catalog.definition.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class EventTypeRulesTest {

  private static final EventTypeRules RULES = new EventTypeRules();

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "type; 'Housing.Contract'; /type pattern",
        "type; 'housing'; /type pattern",
        "type; 'lianban.mine'; /type reserved-name",
        "type; 'housing.contract.dead-letter'; /type reserved-name",
        "owner; 'treasury'; /owner unknown-department",
        "name; {'zh': '合同'}; /name/en required",
        "keyField; 'colour'; /keyField unknown-field",
        "sensitive; ['/price', '/buyer/name']; /sensitive/1 unknown-field",
        "publishers; 'housing'; /publishers type",
        "sharing; {'type': 'SOME'}; /sharing/type enum",
        "sharing; {'type': 'NONE'}; /sharing/legalBasis required",
        "sharing; {'type': 'NONE', 'condition': 'x'}; /sharing/legalBasis required",
        "sharing; {'type': 'CONDITIONAL'}; /sharing/legalBasis required",
        "sensitivity; {'/buyer': 'PERSONAL'}; /sensitivity/~1buyer unknown-field",
        "sensitivity; {'/price': 'SECRET'}; /sensitivity/~1price enum",
        "sensitivity; {'price': 'PUBLIC'}; /sensitivity propertyNames",
        "retention; '10 years'; /retention pattern",
        "signed; 'yes'; /signed type",
        "compatibility; 'SOME'; /compatibility enum",
        "major; 0; /major minimum",
        "sample; {'contractNo': 'x'}; /sample/price required",
        "sample; {'contractNo': 'x', 'propertyNo': 'y', 'price': '1', 'filedAt': 'today'}; /sample/filedAt format",
        "schema; {'type': 'object', 'properties': {'contractNo': {'type': 'money'}}}; /schema/properties/contractNo/type enum",
        "schema; {'type': 'object', 'properties': {'contractNo': {'$ref': 'x'}}}; /schema/properties/contractNo/$ref unknown-ref",
      })
  void refuses(String member, String value, String fault) {
    ObjectNode type = eventType("housing.contract.filed");
    type.set(member, json(value));
    assertThat(brief(RULES.faults(type, KNOWN))).contains(fault);
  }

  @Test
  void looksForSensitivePartsBelowProperties() {
    ObjectNode type = eventType("lianban.step.answered.tax");
    type.set("sensitive", json("['/certificate/holder/name', '/result/anything']"));
    assertThat(RULES.faults(type, KNOWN)).isEmpty();
  }

  @Test
  void wantsSignaturesOfDepartmentsAndNotOfThePlatform() {
    assertThat(RULES.faults(eventType("housing.contract.filed").put("signed", true), KNOWN))
        .isEmpty();
    assertThat(brief(RULES.faults(eventType("lianban.case.status").put("signed", true), KNOWN)))
        .containsExactly("/signed contradiction");
  }

  @Test
  void refusesTwoLevelsForOnePart() {
    ObjectNode type = eventType("housing.contract.filed");
    type.set("sensitive", json("['/price']"));
    assertThat(brief(RULES.faults(type, KNOWN)))
        .containsExactly("/sensitivity/~1price contradiction");
  }

  @Test
  void everyShippedTypeSaysHowItIsToBeHandled() {
    CITY.definitions().stream()
        .filter(shipped -> shipped.kind() == Kind.EVENT_TYPE)
        .forEach(
            shipped -> {
              assertThat(shipped.content().propertyNames())
                  .as(shipped.key())
                  .contains("major", "compatibility", "retention", "sample", "sensitivity");
              assertThat(RULES.faults(shipped.content(), KNOWN)).isEmpty();
            });
  }

  @Test
  void tellsEverythingAtOnce() {
    ObjectNode type = eventType("housing.contract.filed");
    type.put("owner", "treasury").put("type", "lianban.mine").put("keyField", "colour");
    assertThat(brief(RULES.faults(type, KNOWN)))
        .containsExactlyInAnyOrder(
            "/owner unknown-department", "/type reserved-name", "/keyField unknown-field");
  }

  @Test
  void survivesAnyJson() {
    for (String text : List.of("7", "[]", "{}", "null", "{'schema': 1, 'sensitive': [1]}")) {
      assertThat(RULES.faults(json(text), KNOWN)).as(text).isNotEmpty();
    }
  }
}
