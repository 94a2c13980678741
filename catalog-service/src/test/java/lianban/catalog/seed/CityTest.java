package lianban.catalog.seed;

import static lianban.catalog.Samples.CITY;
import static lianban.catalog.Samples.JSON;
import static lianban.catalog.Samples.KNOWN;
import static lianban.catalog.Samples.eventType;
import static lianban.catalog.Samples.matter;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import lianban.catalog.certificatetype.CertificateTypeRules;
import lianban.catalog.dataset.DataSetRules;
import lianban.catalog.definition.Rules;
import lianban.catalog.eventtype.EventTypeRules;
import lianban.catalog.matter.MatterRules;
import lianban.kernel.event.Bill;
import lianban.kernel.event.BillItem;
import lianban.kernel.event.CaseStatus;
import lianban.kernel.event.CertificateDraft;
import lianban.kernel.event.CertificateIssued;
import lianban.kernel.event.Party;
import lianban.kernel.event.Reason;
import lianban.kernel.event.StepAnswered;
import lianban.kernel.event.StepRequested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class CityTest {

  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final Instant NOW = Instant.parse("2026-11-22T08:15:30.123Z");
  private static final Party BUYER = new Party("111", "11010519491231002X", "A");

  /** As the services write JSON. */
  private static final JsonMapper WIRE =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
          .withConfigOverride(
              BigDecimal.class,
              o -> o.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING)))
          .build();

  @Test
  void keepsItsOwnRules() {
    List<Rules> rules =
        List.of(
            new MatterRules(),
            new EventTypeRules(),
            new CertificateTypeRules(),
            new DataSetRules());
    for (City.Shipped shipped : CITY.definitions()) {
      Rules own = rules.stream().filter(r -> r.kind() == shipped.kind()).findFirst().orElseThrow();
      assertThat(own.faults(shipped.content(), KNOWN)).as(shipped.key()).isEmpty();
    }
  }

  @Test
  void asksAndHearsEveryDepartmentOfTheMatter() {
    assertThat(CITY.definitions())
        .extracting(City.Shipped::key)
        .containsExactlyInAnyOrder(
            "real-estate-right",
            "lianban.case.status",
            "no-home-proof",
            "lianban.case.supervision",
            "lianban.certificate.issued",
            "lianban.certificate.changed",
            "lianban.data.read",
            "housing.contract.filed",
            "lianban.step.requested.housing",
            "lianban.step.requested.tax",
            "lianban.step.requested.public-security",
            "lianban.step.requested.registration",
            "lianban.step.answered.housing",
            "lianban.step.answered.tax",
            "lianban.step.answered.public-security",
            "lianban.step.answered.registration",
            "lianban.sharing.announced.housing",
            "lianban.sharing.announced.tax",
            "lianban.sharing.announced.public-security",
            "lianban.sharing.announced.registration",
            "lianban.sharing.announced.utilities",
            "lianban.sharing.announced.window",
            "lianban.sharing.announced.platform",
            "real-estate-rights",
            "case-status",
            "second-hand-home");
  }

  @Test
  void leavesNoPlaceholderOpen() {
    assertThat(CITY.definitions())
        .allSatisfy(
            shipped -> assertThat(shipped.content().toString()).doesNotContain("{department"));
  }

  @Test
  void describesThePayloadsAsTheyAre() {
    assertDescribed(
        "lianban.step.requested.tax",
        new StepRequested(
            "c", "tax", "tax", "second-hand-home", 1, 1, NOW, Map.of("price", "1.00"), Map.of()));
    assertDescribed(
        "lianban.step.answered.registration",
        new StepAnswered(
            "a",
            "c",
            "issue",
            1,
            StepAnswered.Outcome.APPROVED,
            List.of(new Reason("LEASE_TOO_SHORT", "…")),
            List.of(),
            List.of(new BillItem("deed-tax", "契税", new BigDecimal("2670.00"))),
            Map.of(),
            new CertificateDraft("real-estate-right", BUYER, Map.of(), null),
            NOW,
            NOW));
    assertDescribed(
        "lianban.certificate.issued",
        new CertificateIssued(
            "1.2.156",
            "real-estate-right",
            "c",
            "registration",
            "h",
            NOW,
            Map.of("batch", "r7"),
            null));
    assertDescribed(
        "lianban.case.status",
        new CaseStatus(
            "c",
            "r",
            null,
            "window",
            "h",
            "second-hand-home",
            1,
            CaseStatus.Phase.PAYMENT_DUE,
            null,
            NOW,
            List.of(new CaseStatus.StepReason("title", "registration", "LEASE_TOO_SHORT", "…")),
            List.of(),
            new Bill(
                "b",
                List.of(new BillItem("deed-tax", "契税", new BigDecimal("2670.00"))),
                new BigDecimal("2670.00")),
            null,
            List.of(new CaseStatus.StepTime("tax", "tax", "APPROVED", NOW, null, 3, false)),
            1,
            2,
            3));
  }

  @ParameterizedTest(name = "price {0}: {1}")
  @CsvSource({
    "267000.00,true",
    "267000,true",
    "0.01,true",
    "0.5,true",
    "999999999999.99,true",
    "0,false",
    "0.00,false",
    "0.0,false",
    "-1.00,false",
    "01.00,false",
    "1.005,false",
    "1.,false",
    ".5,false",
    "1e5,false",
    "1000000000000,false",
    "'1,000',false"
  })
  void takesPricesAboveZeroWithTwoDecimals(String price, boolean accepted) {
    ObjectNode form = form();
    form.put("price", price);
    assertThat(accepts(matter().path("form"), form)).isEqualTo(accepted);
  }

  @ParameterizedTest(name = "area {0}: {1}")
  @CsvSource({"44.0,true", "140,true", "0.0,false", "1000000,false", "abc,false"})
  void takesFloorAreasAboveZero(String area, boolean accepted) {
    ObjectNode form = form();
    form.put("floorArea", area);
    assertThat(accepts(matter().path("form"), form)).isEqualTo(accepted);
  }

  private static ObjectNode form() {
    ObjectNode form = JSON.createObjectNode();
    form.put("batch", "r7").put("contractNo", "r7-C12").put("propertyNo", "r7-P12");
    form.put("price", "267000.00").put("floorArea", "44.0").put("address", "406 ANG MO KIO AVE 10");
    form.set("buyer", JSON.valueToTree(BUYER));
    form.set("seller", JSON.valueToTree(BUYER));
    return form;
  }

  private static void assertDescribed(String type, Object payload) {
    Schema schema = SCHEMAS.getSchema(eventType(type).path("schema"));
    assertThat(schema.validate(WIRE.<JsonNode>valueToTree(payload))).as(type).isEmpty();
  }

  private static boolean accepts(JsonNode schema, JsonNode input) {
    return SCHEMAS.getSchema(schema).validate(input).isEmpty();
  }
}
