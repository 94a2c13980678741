package lianban.catalog.matter;

import static lianban.catalog.Samples.KNOWN;
import static lianban.catalog.Samples.brief;
import static lianban.catalog.Samples.json;
import static lianban.catalog.Samples.matter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class MatterRulesTest {

  private static final MatterRules RULES = new MatterRules();

  @Test
  void acceptsTheShippedMatter() {
    assertThat(RULES.faults(matter(), KNOWN)).isEmpty();
  }

  @Test
  void acceptsConditionsOpinionsAndQuorums() {
    ObjectNode matter = matter();
    step(matter, 0).put("condition", "double(form.price) > 500000.0 && form.buyer.idType == '001'");
    step(matter, 1).put("voice", "ADVISORY");
    step(matter, 4).put("condition", "results['tax'].assessment != '0.00'");
    matter.put("noticeMinutes", 2880);
    matter.set("quorums", json("[{'id': 'two', 'needed': 1, 'steps': ['tax', 'title']}]"));

    assertThat(RULES.faults(matter, KNOWN)).isEmpty();
  }

  @Test
  void tellsWhereAConditionIsWrong() {
    ObjectNode matter = matter();
    step(matter, 0).put("condition", "form.price == '1' &&\nform.colour == 'red'");

    assertThat(RULES.faults(matter, KNOWN))
        .singleElement()
        .satisfies(fault -> assertThat(fault.message()).contains("line 2, column", "colour"));
  }

  @Test
  void quorumWhoseStepsWaitForEachOtherIsRefused() {
    ObjectNode matter = matter();
    step(matter, 2).set("after", json("['title']"));
    matter.set("quorums", json("[{'id': 'two', 'needed': 1, 'steps': ['tax', 'title']}]"));

    assertThat(brief(RULES.faults(matter, KNOWN)))
        .containsExactly("/quorums/0/steps/0 quorum-order");
  }

  private static ObjectNode step(ObjectNode matter, int number) {
    return (ObjectNode) matter.path("steps").path(number);
  }

  /** Where, what to put there instead (nothing: taken away), the faults that this must give. */
  static Stream<Arguments> spoilt() {
    return Stream.of(
        arguments("/id", "'Second Home'", "/id pattern"),
        arguments("/steps/0/condition", "'form.colour == 1'", "/steps/0/condition condition"),
        arguments("/steps/0/condition", "'form.price'", "/steps/0/condition condition"),
        arguments("/steps/0/condition", "'form.price >'", "/steps/0/condition condition"),
        arguments(
            "/steps/0/condition", "' '", "/steps/0/condition pattern,/steps/0/condition condition"),
        arguments(
            "/steps/0/condition", "'results.tax.assessment > 1'", "/steps/0/condition condition"),
        arguments("/steps/0/voice", "'LOUD'", "/steps/0/voice enum"),
        arguments("/steps/5/voice", "'ADVISORY'", "/steps/5/voice voice-of-kind"),
        arguments("/noticeMinutes", "7201", "/noticeMinutes maximum"),
        arguments(
            "/quorums",
            "[{'id': 'q', 'needed': 3, 'steps': ['tax', 'pay', 'issue']}]",
            "/quorums/0/steps/1 unknown-step,/quorums/0/steps/2 quorum-of-votes"),
        arguments(
            "/quorums",
            "[{'id': 'q', 'needed': 3, 'steps': ['tax', 'title']}]",
            "/quorums/0/needed quorum-out-of-reach"),
        arguments(
            "/quorums",
            "[{'id': 'q', 'needed': 1, 'steps': ['tax', 'title']},"
                + "{'id': 'q', 'needed': 1, 'steps': ['tax', 'contract']}]",
            "/quorums/1/id duplicate,/quorums/1/steps/0 several-quorums"),
        arguments(
            "/basicCode", "'44030701500'", "/basicCode pattern,/implementationCode code-mismatch"),
        arguments(
            "/implementationCode",
            "'11440300MB2C00004A3440307015001'",
            "/implementationCode check-digit"),
        arguments("/level", "'4'", "/implementationCode code-mismatch"),
        arguments("/level", "'9'", "/level enum,/implementationCode code-mismatch"),
        arguments("/type", "'42'", "/type enum"),
        arguments("/name/en", "", "/name/en required"),
        arguments("/steps/0/name/zh", "' '", "/steps/0/name/zh pattern"),
        arguments("/department", "'treasury'", "/department unknown-department"),
        arguments("/steps/0/department", "'treasury'", "/steps/0/department unknown-department"),
        arguments("/steps/0/department", "'platform'", "/steps/0/department platform-step"),
        arguments("/steps/4/department", "'tax'", "/steps/4/department payment-department"),
        arguments(
            "/steps",
            "[]",
            "/steps minItems,/result/certificateType result-not-issued,/fees fee-without-payment"),
        arguments(
            "/steps/1/id",
            "'identity'",
            "/steps/1/id duplicate,/steps/4/after/1 unknown-predecessor,/steps/5 never-ready"),
        arguments("/steps/0/after", "['issue']", "/steps/4/after cycle"),
        arguments("/steps/5/after", "['pay']", "/steps/5/after/0 unknown-predecessor"),
        arguments("/steps/0/fields", "['buyer', 'agent']", "/steps/0/fields/1 unknown-field"),
        arguments("/steps/0/materials", "['photo']", "/steps/0/materials/0 unknown-material"),
        arguments("/steps/0/promisedDays", "46", "/steps/0/promisedDays promise-beyond-statute"),
        arguments(
            "/steps/0/certificateType",
            "'real-estate-right'",
            "/steps/0/certificateType certificate-type-unexpected"),
        arguments(
            "/steps/5/certificateType",
            "",
            "/steps/5/certificateType certificate-type-missing,/result/certificateType"
                + " result-not-issued"),
        arguments(
            "/steps/5/certificateType",
            "'passport'",
            "/steps/5/certificateType unknown-certificate-type,/result/certificateType"
                + " result-not-issued"),
        arguments(
            "/result/certificateType",
            "'passport'",
            "/result/certificateType unknown-certificate-type,/result/certificateType"
                + " result-not-issued"),
        arguments("/limits/promisedDays", "46", "/limits/promisedDays promise-beyond-statute"),
        arguments("/limits/statutoryDays", "61", "/limits/statutoryDays statute-beyond-law"),
        arguments("/limits/statutoryDays", "'45'", "/limits/statutoryDays type"),
        arguments(
            "/materials/0/askedOf",
            "'APPLICANT'",
            "/materials/0/askedOf shareable-asked-of-applicant"),
        arguments(
            "/materials/0/obtainableBySharing", "false", "/materials/0/askedOf not-shareable"),
        arguments(
            "/materials/1/code",
            "'identity-proof'",
            "/materials/1/code duplicate,/steps/1/materials/0 unknown-material"),
        arguments(
            "/materials/0/certificateType",
            "'passport'",
            "/materials/0/certificateType unknown-certificate-type"),
        arguments("/materials/0/holderField", "'seller'", "/materials/0 certificate-type-missing"),
        arguments(
            "/materials/0/prefills",
            "{'none': '/a'}",
            "/materials/0 certificate-type-missing,/materials/0/prefills unknown-field"),
        arguments(
            "/materials/0/prefills",
            "{'address': 'a'}",
            "/materials/0 certificate-type-missing,/materials/0/prefills/address pattern"),
        arguments("/materials/0/maxMegabytes", "51", "/materials/0/maxMegabytes maximum"),
        arguments("/materials/0/formats", "['pdf']", "/materials/0/formats/0 pattern"),
        arguments("/materials/0/lowestTrust", "'E'", "/materials/0/lowestTrust enum"),
        arguments("/fees/0/amount", "'80.005'", "/fees/0/amount pattern"),
        arguments("/fees/0/amount", "'-80'", "/fees/0/amount pattern"),
        arguments("/fees/0/amount", "80.00", "/fees/0/amount type"),
        arguments("/effectiveFrom", "'2026-02-30'", "/effectiveFrom format"),
        arguments("/effectiveUntil", "'2026-01-01'", "/effectiveUntil dates-order"),
        arguments("/channels", "['fax']", "/channels/0 enum"),
        arguments("/form/type", "'array'", "/form/type object"),
        arguments(
            "/form/properties/price",
            "{'$ref': 'http://example.com/price'}",
            "/form/properties/price/$ref unknown-ref"),
        arguments(
            "/form/properties/price", "{'type': 'money'}", "/form/properties/price/type enum"),
        arguments("/colour", "'red'", "/colour additionalProperties"));
  }

  @ParameterizedTest(name = "{0} = {1}")
  @MethodSource("spoilt")
  void refuses(String pointer, String value, String faults) {
    ObjectNode matter = matter();
    put(matter, pointer, value);
    assertThat(brief(RULES.faults(matter, KNOWN))).contains(faults.split(",", -1));
  }

  @ParameterizedTest(name = "{0} = {1}")
  @MethodSource("spoilt")
  void tellsNothingThatIsNotSo(String pointer, String value, String faults) {
    ObjectNode matter = matter();
    put(matter, pointer, value);
    List<String> expected = List.of(faults.split(",", -1));
    assertThat(brief(RULES.faults(matter, KNOWN)))
        .allMatch(fault -> expected.contains(fault) || fault.startsWith(pointer));
  }

  @Test
  void tellsEverythingAtOnce() {
    ObjectNode matter = matter();
    put(matter, "/steps/0/after", "['issue']");
    put(matter, "/steps/1/department", "'treasury'");
    put(matter, "/steps/5/certificateType", "'passport'");
    put(matter, "/limits/promisedDays", "'soon'");
    put(matter, "/limits/statutoryDays", "99");
    put(matter, "/materials/2/askedOf", "'APPLICANT'");
    put(matter, "/name", "7");
    put(matter, "/form/properties/price", "{'type': 'money'}");
    assertThat(brief(RULES.faults(matter, KNOWN)))
        .contains(
            "/steps/4/after cycle",
            "/steps/1/department unknown-department",
            "/steps/5/certificateType unknown-certificate-type",
            "/limits/promisedDays type",
            "/limits/statutoryDays statute-beyond-law",
            "/materials/2/askedOf shareable-asked-of-applicant",
            "/name type",
            "/form/properties/price/type enum");
  }

  @Test
  void allowsOneDepartmentAloneThirtyDays() {
    ObjectNode matter = matter();
    ArrayNode steps = (ArrayNode) matter.path("steps");
    for (int i = 0; i < 4; i++) {
      put(matter, "/steps/" + i + "/department", "'registration'");
    }
    assertThat(steps).hasSize(6);
    assertThat(brief(RULES.faults(matter, KNOWN)))
        .containsExactly("/limits/statutoryDays statute-beyond-law");
    put(matter, "/limits/statutoryDays", "30");
    assertThat(RULES.faults(matter, KNOWN)).isEmpty();
  }

  @Test
  void refusesASecondBill() {
    ObjectNode matter = matter();
    put(matter, "/steps/0/kind", "'PAYMENT'");
    assertThat(brief(RULES.faults(matter, KNOWN)))
        .containsExactlyInAnyOrder(
            "/steps/0/department payment-department", "/steps/4 several-bills");
  }

  @Test
  void survivesAnyJson() {
    for (String text :
        List.of(
            "7",
            "[]",
            "{}",
            "null",
            "{'steps': {'a': 1}, 'form': [1]}",
            "{'steps': [1, null, []]}")) {
      assertThat(RULES.faults(json(text), KNOWN)).as(text).isNotEmpty();
    }
  }

  private static void put(ObjectNode root, String pointer, String value) {
    var at = JsonPointer.compile(pointer);
    JsonNode parent = root.at(at.head());
    String last = at.last().getMatchingProperty();
    if (parent instanceof ArrayNode array) {
      array.set(Integer.parseInt(last), json(value));
    } else if (value.isEmpty()) {
      ((ObjectNode) parent).remove(last);
    } else {
      ((ObjectNode) parent).set(last, json(value));
    }
  }
}
