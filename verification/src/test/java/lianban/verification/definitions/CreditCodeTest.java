package lianban.verification.definitions;

import static lianban.verification.project.Project.mapping;
import static lianban.verification.project.Project.sequence;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import lianban.kernel.code.CreditCode;
import lianban.verification.project.Project;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CreditCodeTest {

  private static final String CITY = "catalog-service/src/main/resources/city/";
  private static final int CODE = 18;

  @Test
  void everyDepartmentHasAValidOne() {
    assertThat(codes()).isNotEmpty();
    assertThat(codes().values()).doesNotHaveDuplicates().allMatch(CreditCode::isValid);
  }

  @Test
  void definitionsNameTheirDepartmentsOwn() {
    JsonNode matter = json("matters/second-hand-home.json");
    assertThat(matter.get("implementationCode").asString().substring(0, CODE))
        .isEqualTo(codes().get(matter.get("department").asString()));

    JsonNode certificate = json("certificate-types/real-estate-right.json");
    String issuer = codes().get(certificate.get("issuer").asString());
    assertThat(certificate.get("issuerCode").asString()).isEqualTo(issuer);
    assertThat(certificate.get("typeCode").asString().substring(0, CODE)).isEqualTo(issuer);
  }

  /** An organisation number's check character is wrong on purpose. */
  @Test
  void noRealBodyCanBearOne() {
    for (String code : codes().values()) {
      assertThat(organisationCheck(code.substring(8, 16))).isNotEqualTo(code.charAt(16));
    }
    assertThat(organisationCheck("00001333")).isEqualTo('8');
  }

  /** GB 11714. */
  private static char organisationCheck(String number) {
    int[] weights = {3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * Character.digit(number.charAt(i), Character.MAX_RADIX);
    }
    return "0X987654321".charAt(sum % 11);
  }

  private static Map<String, String> codes() {
    Object settings = Project.yaml("identity-service/src/main/resources/application.yml");
    Object departments = mapping(mapping(settings).get("lianban")).get("departments");
    return sequence(departments).stream()
        .map(Project::mapping)
        .collect(
            Collectors.toMap(
                d -> String.valueOf(d.get("code")), d -> String.valueOf(d.get("credit-code"))));
  }

  private static JsonNode json(String name) {
    return JsonMapper.shared().readTree(Project.text(CITY + name));
  }
}
