package lianban.kernel.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodesTest {

  @Test
  void citizenIdOfTheStandardIsValid() {
    assertThat(CitizenId.of("110105", LocalDate.of(1949, 12, 31), 2).value())
        .isEqualTo("11010519491231002X");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "110105194912310021",
        "11010519491331002X",
        "1101051949123100",
        "11010519491231002x",
        "A1010519491231002X"
      })
  void citizenIdWithWrongCheckDateLengthOrCharacterIsInvalid(String text) {
    assertThat(CitizenId.isValid(text)).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> new CitizenId(text));
  }

  @Test
  void citizenIdShowsNoBirthDate() {
    assertThat(new CitizenId("11010519491231002X")).hasToString("110105***********X");
  }

  @ParameterizedTest
  @ValueSource(strings = {"11100000000013338W", "11430000006122244L", "12441500196720244T"})
  void creditCodeOfPublishedBodiesIsValid(String text) {
    assertThat(CreditCode.isValid(text)).isTrue();
    assertThat(CreditCode.of(text.substring(0, 17)).value()).isEqualTo(text);
  }

  @Test
  void creditCodeWithAnotherCheckCharacterIsInvalid() {
    assertThat(CreditCode.isValid("11100000000013338X")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U",
        "1.2.156.3005.2.11100000MB03271699022.340100.000000016.001.9",
        "1.2.156.3005.2.11100000000013338W009.11330105002500287C.2025052201.002.0"
      })
  void publishedCertificateIdentifiersAreValid(String text) {
    assertThat(CertificateIdentifier.isValid(text)).isTrue();
    assertThat(CertificateIdentifier.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.V",
        "1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000404.001.U",
        "1.2.156.3005.3.11100000000013338W011.11430000006122244L.20230000403.001.U",
        "1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.U",
        ""
      })
  void certificateIdentifierWithAnyWrongPartIsInvalid(String text) {
    assertThat(CertificateIdentifier.isValid(text)).isFalse();
  }

  @Test
  void holderRefIsStableUnderOneKeyAndDifferentUnderAnother() {
    byte[] key = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);
    byte[] other = "0123456789abcdef0123456789abcdeX".getBytes(StandardCharsets.UTF_8);
    assertThat(HolderRef.of(key, "111", "11010519491231002X"))
        .hasSize(22)
        .isEqualTo(HolderRef.of(key, "111", "11010519491231002X"))
        .isNotEqualTo(HolderRef.of(key, "001", "11010519491231002X"))
        .isNotEqualTo(HolderRef.of(other, "111", "11010519491231002X"));
  }
}
