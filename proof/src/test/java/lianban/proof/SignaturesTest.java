package lianban.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class SignaturesTest {

  private static final byte[] MESSAGE = "已办理".getBytes(StandardCharsets.UTF_8);
  private static final SecureRandom RANDOM = new SecureRandom();

  @ParameterizedTest
  @EnumSource
  void signatureHoldsForItsMessageAndKeyAlone(Algorithm algorithm) {
    SigningKey key = SigningKey.generate(algorithm, RANDOM);
    byte[] signature = key.sign(MESSAGE);
    VerificationKey open = key.verificationKey();

    assertThat(signature).hasSize(64);
    assertThat(open.verifies(MESSAGE, signature)).isTrue();
    assertThat(open.verifies(new byte[1], signature)).isFalse();
    assertThat(open.verifies(MESSAGE, new byte[64])).isFalse();
    assertThat(open.verifies(MESSAGE, new byte[63])).isFalse();
    VerificationKey other = SigningKey.generate(algorithm, RANDOM).verificationKey();
    assertThat(other.verifies(MESSAGE, signature)).isFalse();
    for (int bit = 0; bit < 8 * signature.length; bit += 7) {
      byte[] flipped = signature.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(open.verifies(MESSAGE, flipped)).as("bit %d", bit).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void keyIsReadAsItIsWritten(Algorithm algorithm) {
    VerificationKey key = SigningKey.generate(algorithm, RANDOM).verificationKey();
    ObjectNode json = key.json();

    assertThat(VerificationKey.read(json)).isEqualTo(key);
    assertThat(json.path("kid").asString()).isEqualTo(key.keyId()).hasSize(43);
    assertThatThrownBy(() -> VerificationKey.read(key.json().put("d", "x")))
        .hasMessageContaining("private");
    assertThatThrownBy(() -> VerificationKey.read(key.json().put("kid", "x")))
        .hasMessageContaining("another key");
    assertThatThrownBy(() -> VerificationKey.read(key.json().put("crv", "P-521")))
        .hasMessageContaining("P-521");
  }

  @Test
  void pointThatIsNotOnTheCurveIsRefused() {
    ObjectNode key = SigningKey.generate(Algorithm.ES256, RANDOM).verificationKey().json();
    key.remove("kid");
    assertThatThrownBy(() -> VerificationKey.read(key.set("x", key.path("y"))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> VerificationKey.read(key.put("crv", "SM2").put("alg", "SM2")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** RFC 8032, 7.1, test 2. */
  @Test
  void ed25519SignsAsRfc8032Says() {
    byte[] seed =
        HexFormat.of().parseHex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
    byte[] pkcs8 = new byte[48];
    System.arraycopy(HexFormat.of().parseHex("302e020100300506032b657004220420"), 0, pkcs8, 0, 16);
    System.arraycopy(seed, 0, pkcs8, 16, 32);

    SigningKey key = SigningKey.read(pkcs8);

    assertThat(HexFormat.of().formatHex(key.sign(new byte[] {0x72})))
        .isEqualTo(
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
  }

  /** RFC 7638, 3.1 has RSA alone; this is the Ed25519 key and thumbprint of RFC 8037, A.3. */
  @Test
  void keyIdIsTheThumbprintOfRfc7638() {
    JsonNode jwk =
        CanonicalJson.read(
            """
            {"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"""
                .getBytes(StandardCharsets.UTF_8));
    assertThat(VerificationKey.read(jwk).keyId())
        .isEqualTo("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
  }

  @Test
  void keysAndSignaturesOfJavaItselfAreUnderstood() throws Exception {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    var pair = generator.generateKeyPair();
    Signature java = Signature.getInstance("SHA256withECDSAinP1363Format");
    java.initSign(pair.getPrivate());
    java.update(MESSAGE);
    SigningKey key = SigningKey.read(pair.getPrivate().getEncoded());

    assertThat(key.verificationKey().verifies(MESSAGE, java.sign())).isTrue();

    java.initVerify(pair.getPublic());
    java.update(MESSAGE);
    assertThat(java.verify(key.sign(MESSAGE))).isTrue();
  }

  /** The example of GB/T 32918.5-2017, A.2, on the curve and with the identity of the standard. */
  @Test
  void sm2ChecksTheExampleOfTheStandard() {
    var encoder = Base64.getUrlEncoder().withoutPadding();
    ObjectNode jwk =
        (ObjectNode)
            CanonicalJson.read("{\"kty\":\"EC\",\"crv\":\"SM2\"}".getBytes(StandardCharsets.UTF_8));
    HexFormat hex = HexFormat.of();
    jwk.put(
        "x",
        encoder.encodeToString(
            hex.parseHex("09f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020")));
    jwk.put(
        "y",
        encoder.encodeToString(
            hex.parseHex("ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13")));
    byte[] signature =
        hex.parseHex(
            "f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3"
                + "b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa");

    VerificationKey key = VerificationKey.read(jwk);

    byte[] message = "message digest".getBytes(StandardCharsets.US_ASCII);
    assertThat(key.verifies(message, signature)).isTrue();
    assertThat(key.verifies(MESSAGE, signature)).isFalse();
  }

  @Test
  void privateKeyIsReadFromPkcs8AloneAndNeverShown() {
    assertThatThrownBy(() -> SigningKey.read(new byte[48]))
        .hasMessageContaining("PKCS#8")
        .hasNoCause();
    SigningKey key = SigningKey.generate(Algorithm.EDDSA, RANDOM);
    assertThat(key).hasToString("SigningKey[" + key.verificationKey().keyId() + "]");
  }

  @ParameterizedTest
  @EnumSource
  void detachedSignatureHoldsForItsContentAlone(Algorithm algorithm) {
    SigningKey key = SigningKey.generate(algorithm, RANDOM);
    String compact = DetachedJws.sign(key, MESSAGE);

    assertThat(compact).matches("[\\w-]+\\.\\.[\\w-]{86}");
    DetachedJws jws = DetachedJws.read(compact);
    assertThat(jws.keyId()).isEqualTo(key.verificationKey().keyId());
    assertThat(jws.isOf(key.verificationKey(), MESSAGE)).isTrue();
    assertThat(jws.isOf(key.verificationKey(), new byte[0])).isFalse();
    SigningKey other = SigningKey.generate(algorithm, RANDOM);
    assertThat(jws.isOf(other.verificationKey(), MESSAGE)).isFalse();
  }

  @Test
  void whatIsNoDetachedSignatureIsRefused() {
    String[] wrong = {
      "",
      "a.b.c",
      "..",
      compact("{\"alg\":\"none\"}"),
      compact("{\"alg\":\"HS256\",\"kid\":\"x\"}"),
      compact("{\"alg\":\"EdDSA\",\"kid\":\"x\",\"b64\":false,\"crit\":[\"b64\"]}"),
      compact("no JSON")
    };
    for (String one : wrong) {
      assertThatThrownBy(() -> DetachedJws.read(one))
          .as(one)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static String compact(String header) {
    var encoder = Base64.getUrlEncoder().withoutPadding();
    return encoder.encodeToString(header.getBytes(StandardCharsets.UTF_8))
        + ".."
        + encoder.encodeToString(BigInteger.ONE.toByteArray());
  }
}
