package lianban.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import lianban.proof.Algorithm;
import lianban.proof.CertificateFile;
import lianban.proof.DetachedJws;
import lianban.proof.SigningKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class VerifyCommandTest {

  /** The proof that the module of proofs has recorded. */
  private static final Path RECORDED =
      Path.of("../../proof/src/test/resources/lianban/proof/bundle.json");

  private static final String KEY = "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k";
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Locale LOCALE = Locale.getDefault();

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @AfterEach
  void giveTheLanguageBack() {
    Locale.setDefault(LOCALE);
  }

  private int verify(Locale locale, String... arguments) {
    Locale.setDefault(locale);
    return new CommandLine(new VerifyCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private String file(JsonNode json) throws IOException {
    return Files.writeString(folder.resolve("proof.json"), json.toString()).toString();
  }

  private static ObjectNode recorded() throws IOException {
    return (ObjectNode) JSON.readTree(Files.readString(RECORDED));
  }

  @Test
  void soundProofIsSaidToHoldInOneSentence() {
    assertThat(verify(Locale.ENGLISH, RECORDED.toString(), "--key", KEY)).isZero();

    assertThat(out.toString().lines().findFirst().orElse(""))
        .startsWith("Seal 1 of 2026-11-24T01:00:01.123Z shows that the housing.contract.filed")
        .endsWith("has not been changed since.");
    assertThat(out.toString())
        .contains("  ok: the path leads from the leaf to the seal's root")
        .contains("  ok: the key that signed is one that you trust")
        .doesNotContain("FAILED");
  }

  @Test
  void chineseIsSpokenWhereItIsSpoken() {
    assertThat(verify(Locale.SIMPLIFIED_CHINESE, RECORDED.toString(), "--key", KEY)).isZero();

    assertThat(out.toString()).contains("第1号封条表明", "  通过: 封条签名有效", "  未查: 部门签名有效");
  }

  @Test
  void certificateFileIsCheckedToo() throws IOException {
    SigningKey key = SigningKey.generate(Algorithm.ES256, new SecureRandom());
    ObjectNode certificate =
        JSON.createObjectNode()
            .put("ZZMC", "不动产权证书")
            .put(
                "ZZBS", "1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U")
            .put("ZZYXQQSRQ", "2020-01-01");
    String jws = DetachedJws.sign(key, CertificateFile.content(certificate, null));
    ObjectNode json =
        new CertificateFile(
                certificate, null, "", "", List.of(jws), List.of(key.verificationKey()), List.of())
            .json();
    String trusted = key.verificationKey().keyId();

    assertThat(verify(Locale.ENGLISH, file(json), "--key", trusted)).isZero();
    assertThat(out.toString()).contains("asked online", "  ok: its time is not over");
    ((ObjectNode) json.path("certificate")).put("ZZMC", "房产证");
    assertThat(verify(Locale.ENGLISH, file(json), "--key", trusted)).isEqualTo(1);
  }

  @Test
  void alteredProofFailsWithTheCheckThatFoundIt() throws IOException {
    ObjectNode json = recorded();
    ((ObjectNode) json.at("/event/data")).put("price", "1.00");

    assertThat(verify(Locale.ENGLISH, file(json), "--key", KEY)).isEqualTo(1);

    assertThat(out.toString())
        .contains("does not hold")
        .contains("FAILED: the event's canonical form hashes to the leaf");
  }

  @Test
  void strangeKeyIsNotTrusted() {
    assertThat(verify(Locale.ENGLISH, RECORDED.toString(), "--key", "A".repeat(43))).isEqualTo(1);
    assertThat(out.toString()).contains("FAILED: the key that signed is one that you trust");
  }

  @Test
  void keyMayComeAsASetInAFile() throws IOException {
    Path keys = folder.resolve("keys.json");
    Files.writeString(keys, "{\"keys\":" + recorded().path("keys") + "}");

    assertThat(verify(Locale.ENGLISH, RECORDED.toString(), "--key", keys.toString())).isZero();

    assertThat(out.toString()).contains("  ok: the key that signed");
  }

  @Test
  void withoutAKeyTheFingerprintIsShown() {
    assertThat(verify(Locale.ENGLISH, RECORDED.toString())).isZero();
    assertThat(out.toString()).contains("not checked: the key that signed").contains(KEY);
  }

  @Test
  void withheldEventIsTakenFromAFileOfItsOwn() throws IOException {
    ObjectNode json = recorded();
    Path event = folder.resolve("event.json");
    Files.writeString(event, json.path("event").toString());
    json.remove("event");

    assertThat(verify(Locale.ENGLISH, file(json), "--event", event.toString())).isZero();
    assertThat(out.toString()).contains("  ok: the event's canonical form");
  }

  @Test
  void resultComesAsJsonOnRequest() {
    assertThat(verify(Locale.ENGLISH, "--json", RECORDED.toString())).isZero();
    JsonNode result = JSON.readTree(out.toString());
    assertThat(result.path("holds").asBoolean()).isTrue();
    assertThat(result.path("checks")).hasSize(7);
  }

  @Test
  void whatIsNoProofIsToldApart() throws IOException {
    assertThat(verify(Locale.ENGLISH, folder.resolve("none").toString())).isEqualTo(2);
    assertThat(err.toString()).contains("cannot be read");
    assertThat(verify(Locale.ENGLISH, file(JSON.createObjectNode()))).isEqualTo(2);
    assertThat(err.toString()).contains("no proof");
    assertThat(verify(Locale.ENGLISH)).isEqualTo(2);
  }
}
