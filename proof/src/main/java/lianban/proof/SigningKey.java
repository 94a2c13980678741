package lianban.proof;

import java.io.IOException;
import java.security.SecureRandom;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;

/** A private key. It is read, never shown. */
public final class SigningKey {

  private final AsymmetricKeyParameter key;
  private final VerificationKey verification;

  private SigningKey(AsymmetricKeyParameter key, VerificationKey verification) {
    this.key = key;
    this.verification = verification;
  }

  /**
   * Reads a private key.
   *
   * @param pkcs8 a key on Ed25519, P-256 or SM2's curve (RFC 5958, RFC 8410), DER
   * @throws IllegalArgumentException if it is none
   */
  public static SigningKey read(byte[] pkcs8) {
    AsymmetricKeyParameter key;
    try {
      key = PrivateKeyFactory.createKey(pkcs8);
    } catch (IOException | RuntimeException e) {
      // Without the cause: it might quote what is secret.
      throw new IllegalArgumentException("this is no private key in PKCS#8");
    }
    return switch (key) {
      case Ed25519PrivateKeyParameters ed25519 -> of(ed25519);
      case ECPrivateKeyParameters ec -> of(ec);
      default -> throw new IllegalArgumentException("a key is on Ed25519, P-256 or SM2's curve");
    };
  }

  /** Makes a key. */
  public static SigningKey generate(Algorithm algorithm, SecureRandom random) {
    if (algorithm == Algorithm.EDDSA) {
      return of(new Ed25519PrivateKeyParameters(random));
    }
    var generator = new ECKeyPairGenerator();
    generator.init(new ECKeyGenerationParameters(algorithm.domain(), random));
    return of(algorithm, (ECPrivateKeyParameters) generator.generateKeyPair().getPrivate());
  }

  private static SigningKey of(Ed25519PrivateKeyParameters key) {
    return new SigningKey(key, VerificationKey.of(key.generatePublicKey()));
  }

  private static SigningKey of(ECPrivateKeyParameters key) {
    for (Algorithm algorithm : new Algorithm[] {Algorithm.ES256, Algorithm.SM2}) {
      if (algorithm.domain().getCurve().equals(key.getParameters().getCurve())) {
        return of(algorithm, key);
      }
    }
    throw new IllegalArgumentException("a key is on Ed25519, P-256 or SM2's curve");
  }

  private static SigningKey of(Algorithm algorithm, ECPrivateKeyParameters key) {
    var point = algorithm.domain().getG().multiply(key.getD()).normalize();
    var open = new ECPublicKeyParameters(point, algorithm.domain());
    return new SigningKey(key, VerificationKey.of(algorithm, open));
  }

  public VerificationKey verificationKey() {
    return verification;
  }

  /** Signature of the message, 64 bytes. */
  public byte[] sign(byte[] message) {
    return Signatures.sign(verification.algorithm(), key, message);
  }

  /** Leaves the key out. */
  @Override
  public String toString() {
    return "SigningKey[" + verification.keyId() + "]";
  }
}
