package lianban.proof;

import java.util.List;
import java.util.Locale;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECNamedCurves;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.jspecify.annotations.Nullable;

/** How something is signed. The name on the wire is that of JOSE's {@code alg}. */
public enum Algorithm {
  /** Ed25519 (RFC 8032, RFC 8037). */
  EDDSA("EdDSA", "OKP", "Ed25519", null),
  /** ECDSA on P-256 with SHA-256 (RFC 7518). */
  ES256(
      "ES256",
      "EC",
      "P-256",
      new ECNamedDomainParameters(
          SECObjectIdentifiers.secp256r1, SECNamedCurves.getByName("secp256r1"))),
  /** SM2 with SM3 (GB/T 32918.2); JOSE has no name for it, so this one is ours. */
  SM2(
      "SM2",
      "EC",
      "SM2",
      new ECNamedDomainParameters(
          GMObjectIdentifiers.sm2p256v1, GMNamedCurves.getByName("sm2p256v1")));

  private final String alg;
  private final String keyType;
  private final String curve;

  @SuppressWarnings("ImmutableEnumChecker") // the curve's parameters are never changed
  private final @Nullable ECDomainParameters domain;

  Algorithm(String alg, String keyType, String curve, @Nullable ECDomainParameters domain) {
    this.alg = alg;
    this.keyType = keyType;
    this.curve = curve;
    this.domain = domain;
  }

  /**
   * By its name on the wire.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public static Algorithm named(String alg) {
    return List.of(values()).stream()
        .filter(one -> one.alg.equals(alg))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no algorithm " + alg + " is known"));
  }

  /** Name on the wire. */
  public String alg() {
    return alg;
  }

  String keyType() {
    return keyType;
  }

  String curve() {
    return curve;
  }

  ECDomainParameters domain() {
    if (domain == null) {
      throw new IllegalStateException(name().toLowerCase(Locale.ROOT) + " has no such domain");
    }
    return domain;
  }
}
