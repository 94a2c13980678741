package lianban.catalog.certificatetype;

import static lianban.catalog.Samples.KNOWN;
import static lianban.catalog.Samples.brief;
import static lianban.catalog.Samples.certificateType;
import static lianban.catalog.Samples.json;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class CertificateTypeRulesTest {

  private static final CertificateTypeRules RULES = new CertificateTypeRules();

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "key; 'Real Estate'; /key pattern",
        "typeCode; '11440300MB2C00004A001'; /typeCode check-digit",
        "typeCode; '11440300MB2C00004K01'; /typeCode pattern",
        "issuerCode; '11440300MB2C00004A'; /issuerCode check-digit",
        "issuer; 'treasury'; /issuer unknown-department",
        "name; {'en': 'Title', 'zh': ''}; /name/zh pattern",
        "validYears; 0; /validYears minimum",
        "schema; {'type': 'string'}; /schema/type object",
        "schema; 'none'; /schema type",
        "issuerName; {'zh': '登记中心'}; /issuerName/en required",
        "sensitivity; {'/owner': 'PERSONAL'}; /sensitivity/~1owner unknown-field",
        "sensitivity; {'/address': 'SECRET'}; /sensitivity/~1address enum",
        "absentFrom; ['driving-licence']; /absentFrom/0 unknown-certificate-type",
        "absentFrom; []; /absentFrom minItems",
      })
  void refuses(String member, String value, String fault) {
    ObjectNode type = certificateType();
    type.set(member, json(value));
    assertThat(brief(RULES.faults(type, KNOWN))).contains(fault);
  }

  @Test
  void tellsEverythingAtOnce() {
    ObjectNode type = certificateType();
    type.put("issuer", "treasury").put("typeCode", "11440300MB2C00004A001").put("key", 7);
    assertThat(brief(RULES.faults(type, KNOWN)))
        .containsExactlyInAnyOrder(
            "/issuer unknown-department", "/typeCode check-digit", "/key type");
  }
}
