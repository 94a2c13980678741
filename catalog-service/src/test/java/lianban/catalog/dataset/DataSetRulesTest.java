package lianban.catalog.dataset;

import static lianban.catalog.Samples.KNOWN;
import static lianban.catalog.Samples.brief;
import static lianban.catalog.Samples.certificateType;
import static lianban.catalog.Samples.dataSet;
import static lianban.catalog.Samples.eventType;
import static lianban.catalog.Samples.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import lianban.catalog.definition.Definition;
import lianban.catalog.definition.InMemoryDefinitions;
import lianban.catalog.definition.Kind;
import lianban.catalog.definition.Publication;
import lianban.catalog.definition.SchemaPath;
import lianban.catalog.eventtype.PinnedSubscribers.PinnedSubscriber;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Entries of data sets that are right, and what may follow them. */
class DataSetRulesTest {

  private static final DataSetRules RULES = new DataSetRules();
  private final InMemoryDefinitions definitions = new InMemoryDefinitions();
  private List<PinnedSubscriber> readers = List.of();
  private final DataSetSuccession succession = new DataSetSuccession(definitions, _ -> readers);

  @BeforeEach
  void fill() {
    add(Kind.EVENT_TYPE, "lianban.certificate.issued", eventType("lianban.certificate.issued"));
    add(Kind.EVENT_TYPE, "lianban.case.status", eventType("lianban.case.status"));
    add(Kind.CERTIFICATE_TYPE, "real-estate-right", certificateType());
  }

  private void add(Kind kind, String key, JsonNode content) {
    definitions.add(new Definition(kind, key, 1, Instant.EPOCH, kind + key, content));
  }

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "key; 'a.b'; /key pattern",
        "code; '12'; /code pattern",
        "code; '107003001/1'; /code contradiction",
        "class; {'kind': 'OTHER', 'name': {'zh': 'a', 'en': 'b'}}; /class/kind enum",
        "provider; 'treasury'; /provider unknown-department",
        "abstract; ' '; /abstract pattern",
        "format; 'PAPER'; /format enum",
        "madeOf; {}; /madeOf minProperties",
        "madeOf; {'certificates': 'passport'}; /madeOf/certificates unknown-certificate-type",
        "madeOf; {'facts': {'type': 'a.b', 'version': 1}}; /madeOf/facts/holder required",
        "madeOf; {'certificates': 'real-estate-right', 'facts': {'type': 'a.b', 'version': 1, 'holder': '/a'}}; /madeOf maxProperties",
        "items; []; /items minItems",
        "sharing; {'type': 'NONE'}; /sharing/legalBasis required",
        "sharing; {'type': 'CONDITIONAL'}; /sharing/legalBasis required",
        "shareMode; 'POST'; /shareMode enum",
        "openness; {}; /openness/open required",
        "updatePeriod; 'NEVER'; /updatePeriod enum",
        "publishedDate; 'today'; /publishedDate format",
        "colour; 'red'; /colour additionalProperties",
      })
  void refuses(String member, String value, String fault) {
    ObjectNode set = dataSet("real-estate-rights");
    set.set(member, json(value));
    assertThat(brief(RULES.faults(set, KNOWN))).contains(fault);
  }

  @Test
  void wantsEachPartOfTheDataToBeOneItem() {
    ObjectNode set = dataSet("case-status");
    set.set("items", items("/steps", "/steps/*/state", "/phase", "/phase", "/~2"));
    assertThat(brief(RULES.faults(set, KNOWN)))
        .containsExactlyInAnyOrder(
            "/items/1/pointer contradiction",
            "/items/3/pointer duplicate",
            "/items/4/pointer pattern");
  }

  private static ArrayNode items(String... pointers) {
    ArrayNode items = dataSet("case-status").putArray("items");
    for (String pointer : pointers) {
      items
          .addObject()
          .put("pointer", pointer)
          .put("type", "STRING")
          .put("sensitivity", "INTERNAL")
          .set("name", json("{'zh': 'a', 'en': 'b'}"));
    }
    return items;
  }

  @Test
  void consistsOfItsItemsAlone() {
    ObjectNode set = dataSet("case-status");
    set.set("items", items("/steps/*/state", "/bill/total", "/phase"));
    JsonNode schema = DataSetItems.schema(set);
    for (String there : List.of("", "/steps", "/steps/*/state", "/bill", "/phase", "/phase/x")) {
      assertThat(SchemaPath.has(schema, there)).as(there).isTrue();
    }
    for (String beyond : List.of("/steps/*/step", "/bill/items", "/applicant", "/steps/0/state")) {
      assertThat(SchemaPath.has(schema, beyond)).as(beyond).isFalse();
    }
  }

  private List<String> refused(JsonNode next) {
    return succession.objection(null, next) instanceof Publication.Refused(var faults)
        ? brief(faults)
        : List.of();
  }

  @Test
  void takesItemsOnlyFromWhatItIsMadeOf() {
    ObjectNode rights = dataSet("real-estate-rights");
    assertThat(succession.objection(null, rights)).isNull();
    rights.set("items", items("/content/propertyNo", "/content/colour", "/applicant"));
    assertThat(refused(rights))
        .containsExactly("/items/1/pointer unknown-field", "/items/2/pointer unknown-field");

    ObjectNode status = dataSet("case-status");
    assertThat(succession.objection(null, status)).isNull();
    status.set("items", items("/steps/*/state", "/steps/*/colour"));
    ((ObjectNode) status.at("/madeOf/facts")).put("holder", "/owner");
    assertThat(refused(status))
        .containsExactly("/madeOf/facts/holder unknown-field", "/items/1/pointer unknown-field");
    ((ObjectNode) status.at("/madeOf/facts")).put("version", 2);
    assertThat(refused(status)).containsExactly("/madeOf/facts/version unknown-version");
  }

  private @Nullable Publication follow(JsonNode next) {
    var before =
        new Definition(Kind.DATA_SET, "case-status", 1, Instant.EPOCH, "p", dataSet("case-status"));
    return succession.objection(before, next);
  }

  @Test
  void takesNoItemFromWhoIsGrantedIt() {
    readers =
        List.of(
            new PinnedSubscriber("tax", 1, Set.of("/phase", "/caseId")),
            new PinnedSubscriber("police", 1, Set.of("/matter")));
    ObjectNode less = dataSet("case-status");
    less.set("items", items("/caseId", "/matter", "/steps/*/state"));
    assertThat(follow(less))
        .isInstanceOfSatisfying(
            Publication.Incompatible.class,
            refusal -> {
              assertThat(refusal.detail()).contains("tax").doesNotContain("police");
              assertThat(brief(refusal.faults())).containsExactly("/items taken");
            });
    less.set("items", items("/caseId", "/matter", "/phase"));
    assertThat(follow(less)).as("what nobody is granted may go").isNull();
  }

  @Test
  void staysMadeOfTheSame() {
    ObjectNode other = dataSet("real-estate-rights").put("key", "case-status");
    assertThat(follow(other))
        .isInstanceOfSatisfying(
            Publication.Refused.class,
            refused -> assertThat(brief(refused.faults())).containsExactly("/madeOf changed"));
  }
}
