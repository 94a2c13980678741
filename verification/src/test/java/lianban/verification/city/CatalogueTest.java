package lianban.verification.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import lianban.verification.project.Project;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@ExtendWith(CityExtension.class)
@Order(5)
class CatalogueTest {

  private static final String SHIPPED =
      "catalog-service/src/main/resources/city/matters/second-hand-home.json";

  @Test
  void badMatterIsRefusedWithEveryFaultAtOnce(RunningCity city) {
    Gateway gateway = city.gateway();
    String admin = Browser.adminToken(city);
    String before = gateway.get("/api/v1/matters", admin).response().body();

    JsonNode problem =
        gateway
            .post("/api/v1/matters", admin, badMatter())
            .problem(422, "invalid-definition", "catalog-service");

    assertThat(problem.path("faults").valueStream())
        .extracting(f -> f.path("pointer").asString(), f -> f.path("code").asString())
        .containsExactlyInAnyOrder(
            tuple("/steps/4/after", "cycle"),
            tuple("/steps/2/department", "unknown-department"),
            tuple("/limits/promisedDays", "promise-beyond-statute"),
            tuple("/materials/0/askedOf", "shareable-asked-of-applicant"));
    assertThat(gateway.get("/api/v1/matters", admin).response().body()).isEqualTo(before);
  }

  @Test
  void departmentMayNotChangeDefinitions(RunningCity city) {
    city.gateway()
        .post("/api/v1/matters", city.gateway().token("tax"), badMatter())
        .problem(403, "access-denied", "gateway");
  }

  private static ObjectNode badMatter() {
    ObjectNode matter = (ObjectNode) JsonMapper.shared().readTree(Project.text(SHIPPED));
    matter.withArray("/steps/0/after").add("issue");
    ((ObjectNode) matter.at("/steps/2")).put("department", "treasury");
    ((ObjectNode) matter.at("/limits")).put("promisedDays", 50);
    ((ObjectNode) matter.at("/materials/0")).put("askedOf", "APPLICANT");
    return matter;
  }
}
