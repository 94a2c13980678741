package lianban.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class CertificateVerifierTest {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");
  private static final SigningKey PLATFORM = SigningKey.generate(Algorithm.EDDSA, RANDOM);
  private static final SigningKey ISSUER = SigningKey.generate(Algorithm.ES256, RANDOM);

  private static JsonNode json(String text) {
    return CanonicalJson.read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static JsonNode certificate() {
    return json(
        """
        {"ZZMC":"不动产权证书","ZZBFJG":"登记中心","ZZBFRQ":"2026-11-01","CZZT":"王小明",
         "ZZBS":"1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U",
         "ZZYXQQSRQ":"2026-11-01","ZZYXQJZRQ":"2026-11-24","content":{"propertyNo":"P1"}}\
        """);
  }

  private static JsonNode copy() {
    return json(
        """
        {"JZJZZSJ":"2026-11-20T02:00:00Z","JZJZZZ":"王小明","JZJZZSY":"贷款",
         "JZJYXQJZSJ":"2026-11-24T12:00:00Z"}\
        """);
  }

  private static CertificateFile signed(SigningKey key, @Nullable JsonNode copy) {
    byte[] content = CertificateFile.content(certificate(), copy);
    return new CertificateFile(
        certificate(),
        copy,
        "CODE",
        "http://city/verify",
        List.of(DetachedJws.sign(key, content), DetachedJws.sign(ISSUER, content)),
        List.of(key.verificationKey()),
        List.of(ISSUER.verificationKey()));
  }

  private static Verification verify(CertificateFile file, String now) {
    String own = PLATFORM.verificationKey().keyId();
    return CertificateVerifier.verify(file, Set.of(own), Instant.parse(now));
  }

  private static List<String> failed(Verification verification) {
    return verification.checks().stream()
        .filter(check -> check.outcome() == Check.Outcome.FAILED)
        .map(check -> check.subject().slug())
        .toList();
  }

  @ParameterizedTest
  @EnumSource(Algorithm.class)
  void certificateSignedByAnyOfTheAlgorithmsHolds(Algorithm algorithm) {
    SigningKey key = SigningKey.generate(algorithm, RANDOM);
    CertificateFile file = CertificateFile.read(signed(key, null).json());
    Verification verification =
        CertificateVerifier.verify(file, Set.of(key.verificationKey().keyId()), NOW);
    assertThat(verification.holds()).isTrue();
    assertThat(verification.checks()).allMatch(c -> c.outcome() == Check.Outcome.OK);
    assertThat(verification.sentence(Locale.CHINESE)).contains("不动产权证书", "请在线核验");
  }

  @Test
  void aCopyIsForItsPurposeAndItsTime() {
    CertificateFile file = CertificateFile.read(signed(PLATFORM, copy()).json());
    assertThat(verify(file, "2026-11-24T11:59:59Z").holds()).isTrue();
    assertThat(verify(file, "2026-11-24T11:59:59Z").sentence(Locale.ENGLISH)).contains("贷款");
    assertThat(failed(verify(file, "2026-11-24T12:00:00Z"))).containsExactly("validity");
  }

  @ParameterizedTest
  @CsvSource({"2026-10-31T15:59:59Z, validity", "2026-11-24T16:00:00Z, validity"})
  void holdsFromItsFirstDayToItsLastInChina(String now, String failed) {
    assertThat(failed(verify(signed(PLATFORM, null), now))).containsExactly(failed);
  }

  @Test
  void whateverIsAlteredIsFound() {
    ObjectNode altered = signed(PLATFORM, copy()).json();
    ((ObjectNode) altered.at("/certificate/content")).put("propertyNo", "P2");
    assertThat(failed(verify(CertificateFile.read(altered), NOW.toString())))
        .containsExactly("certificate-signature", "department-signature");

    ObjectNode longer = signed(PLATFORM, copy()).json();
    ((ObjectNode) longer.path("copy")).put("JZJYXQJZSJ", "2030-01-01T00:00:00Z");
    assertThat(verify(CertificateFile.read(longer), NOW.toString()).holds()).isFalse();

    ObjectNode uncopied = signed(PLATFORM, copy()).json();
    uncopied.remove("copy");
    assertThat(verify(CertificateFile.read(uncopied), NOW.toString()).holds()).isFalse();

    ObjectNode renumbered = signed(PLATFORM, null).json();
    ((ObjectNode) renumbered.path("certificate")).put("ZZBS", "1.2.3");
    Verification told = verify(CertificateFile.read(renumbered), NOW.toString());
    assertThat(failed(told)).contains("number");
    assertThat(told.sentence(Locale.ENGLISH)).contains("does not hold");
  }

  @Test
  void whoSignsWithAKeyOfTheirOwnIsNotTrusted() {
    CertificateFile forged = signed(SigningKey.generate(Algorithm.EDDSA, RANDOM), null);
    assertThat(failed(verify(forged, NOW.toString()))).containsExactly("trust");
    assertThat(CertificateVerifier.verify(forged, Set.of(), NOW).holds())
        .as("left open, as the sentence above it says")
        .isTrue();
  }

  @Test
  void whatIsNoFileIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> CertificateFile.read(json("{}")));
    ObjectNode part = signed(PLATFORM, null).json();
    part.remove("signatures");
    assertThatIllegalArgumentException().isThrownBy(() -> CertificateFile.read(part));
  }
}
