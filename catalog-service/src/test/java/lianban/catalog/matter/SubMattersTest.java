package lianban.catalog.matter;

import static lianban.catalog.Samples.KNOWN;
import static lianban.catalog.Samples.brief;
import static lianban.catalog.Samples.json;
import static lianban.catalog.Samples.matter;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class SubMattersTest {

  private static final JsonNode FIRE_SAFETY =
      json(
          """
          {"id": "fire-safety",
           "materials": [{"code": "plan", "name": {"zh": "图纸", "en": "Plan"}, "necessity": "REQUIRED",
                          "obtainableBySharing": false, "askedOf": "APPLICANT"}],
           "fees": [],
           "quorums": [{"id": "panel", "needed": 1, "steps": ["look", "measure"]}],
           "steps": [
             {"id": "look", "name": {"zh": "看", "en": "Look"}, "department": "housing", "kind": "APPROVAL",
              "after": [], "fields": ["address"], "materials": ["plan"], "promisedDays": 1},
             {"id": "measure", "name": {"zh": "量", "en": "Measure"}, "department": "tax", "kind": "APPROVAL",
              "after": [], "fields": ["address"], "materials": [], "promisedDays": 1},
             {"id": "sign", "name": {"zh": "签", "en": "Sign"}, "department": "housing", "kind": "APPROVAL",
              "after": ["look", "measure"], "fields": ["address"], "materials": [], "promisedDays": 1,
              "condition": "results[\\"look\\"].height > 3 || results.look.width > 3"}]}
          """);

  private static final JsonNode PAID =
      json(
          """
          {"id": "paid", "materials": [], "fees": [],
           "steps": [
             {"id": "check", "department": "tax", "kind": "APPROVAL", "after": []},
             {"id": "fee", "department": "platform", "kind": "PAYMENT", "after": ["check"]},
             {"id": "stamp", "department": "tax", "kind": "APPROVAL", "after": ["fee"]}]}
          """);

  private static @Nullable JsonNode version(String id, Integer number) {
    return switch (id + number) {
      case "fire-safety2" -> FIRE_SAFETY;
      case "paid1" -> PAID;
      default -> null;
    };
  }

  private static SubMatters.Outcome whole(JsonNode matter) {
    return SubMatters.whole(matter, SubMattersTest::version);
  }

  private static JsonNode done(JsonNode matter) {
    assertThat(whole(matter)).isInstanceOf(SubMatters.Outcome.Whole.class);
    return ((SubMatters.Outcome.Whole) whole(matter)).matter();
  }

  private static ObjectNode using(String use) {
    ObjectNode matter = matter();
    matter.set("subMatters", json("[" + use + "]"));
    return matter;
  }

  @Test
  void matterWithoutPartsStaysAsItIs() {
    assertThat(done(matter())).isEqualTo(matter());
  }

  @Test
  void partBecomesStepsOfOneFlatGraph() {
    ObjectNode matter =
        using(
            "{'matter': 'fire-safety', 'version': 2, 'part': 'fire', 'after': ['contract'],"
                + "'condition': 'double(form.floorArea) > 300.0'}");
    ((ObjectNode) matter.path("steps").path(4)).set("after", json("['tax', 'title', 'fire']"));

    JsonNode whole = done(matter);

    assertThat(ids(whole))
        .containsExactly(
            "identity",
            "contract",
            "tax",
            "title",
            "payment",
            "issue",
            "fire-look",
            "fire-measure",
            "fire-sign");
    assertThat(after(whole, 4)).containsExactly("tax", "title", "fire-sign");
    assertThat(after(whole, 6)).containsExactly("contract");
    assertThat(after(whole, 8)).containsExactly("fire-look", "fire-measure");
    assertThat(whole.path("steps").path(8).path("condition").asString())
        .isEqualTo(
            "(double(form.floorArea) > 300.0) && (results[\"fire-look\"].height > 3"
                + " || results[\"fire-look\"].width > 3)");
    assertThat(whole.path("quorums").path(0).path("id").asString()).isEqualTo("fire-panel");
    assertThat(whole.path("composedOf"))
        .isEqualTo(json("[{'matter': 'fire-safety', 'version': 2, 'part': 'fire'}]"));
    assertThat(new MatterRules().faults(whole, KNOWN)).isEmpty();
  }

  @Test
  void partUsedTwiceHasItsStepsTwice() {
    JsonNode whole =
        done(
            using(
                "{'matter': 'fire-safety', 'version': 2, 'part': 'front', 'after': []},"
                    + "{'matter': 'fire-safety', 'version': 2, 'part': 'back', 'after': []}"));

    assertThat(ids(whole)).contains("front-look", "back-look").doesNotHaveDuplicates();
    assertThat(whole.path("materials")).hasSize(5);
  }

  @Test
  void applicantPaysOnceForAllParts() {
    JsonNode whole = done(using("{'matter': 'paid', 'version': 1, 'part': 'p', 'after': ['tax']}"));

    assertThat(ids(whole)).contains("p-check", "p-stamp").doesNotContain("p-fee");
    assertThat(after(whole, 4)).contains("p-check");
    assertThat(after(whole, 7)).containsExactly("payment");
  }

  @Test
  void unknownVersionIsTold() {
    assertThat(faults(using("{'matter': 'paid', 'version': 9, 'part': 'p', 'after': []}")))
        .containsExactly("/subMatters/0/matter unknown-sub-matter");
  }

  @Test
  void partThatCollectsFeesNeedsAPaymentStep() {
    ObjectNode matter = using("{'matter': 'paid', 'version': 1, 'part': 'p', 'after': []}");
    matter.set("steps", json("[{'id': 'a', 'kind': 'APPROVAL', 'after': []}]"));

    assertThat(faults(matter)).containsExactly("/subMatters/0 part-without-payment");
  }

  @Test
  void anotherMaterialUnderTheSameCodeIsTold() {
    ObjectNode matter = using("{'matter': 'fire-safety', 'version': 2, 'part': 'p', 'after': []}");
    ((ObjectNode) matter.path("materials").path(0)).put("code", "plan");

    assertThat(faults(matter)).containsExactly("/subMatters/0 part-differs");
  }

  private static List<String> faults(JsonNode matter) {
    assertThat(whole(matter)).isInstanceOf(SubMatters.Outcome.Faulty.class);
    return brief(((SubMatters.Outcome.Faulty) whole(matter)).faults());
  }

  private static List<String> ids(JsonNode matter) {
    return matter.path("steps").valueStream().map(step -> step.path("id").asString()).toList();
  }

  private static List<String> after(JsonNode matter, int step) {
    return matter
        .path("steps")
        .path(step)
        .path("after")
        .valueStream()
        .map(JsonNode::asString)
        .toList();
  }
}
