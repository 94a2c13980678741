package lianban.proof;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.DSAExt;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.DSADigestSigner;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;

/** Signs and checks; signatures have 64 bytes. */
final class Signatures {

  private static final int BYTES = 64;

  /** The signer's identity that GB/T 35276 sets where nobody agreed on another. */
  private static final byte[] SM2_ID = "1234567812345678".getBytes(StandardCharsets.US_ASCII);

  private Signatures() {}

  static byte[] sign(Algorithm algorithm, AsymmetricKeyParameter key, byte[] message) {
    CipherParameters parameters =
        algorithm == Algorithm.SM2
            ? new ParametersWithID(new ParametersWithRandom(key, new SecureRandom()), SM2_ID)
            : key;
    Signer signer = signer(algorithm);
    signer.init(true, parameters);
    signer.update(message, 0, message.length);
    try {
      return signer.generateSignature();
    } catch (CryptoException e) {
      throw new IllegalStateException("the message could not be signed", e);
    }
  }

  static boolean verify(VerificationKey key, byte[] message, byte[] signature) {
    if (signature.length != BYTES) {
      return false;
    }
    Signer signer = signer(key.algorithm());
    signer.init(
        false,
        switch (key.algorithm()) {
          case EDDSA -> key.ed25519();
          case ES256 -> key.ec();
          case SM2 -> new ParametersWithID(key.ec(), SM2_ID);
        });
    signer.update(message, 0, message.length);
    return signer.verifySignature(signature);
  }

  private static Signer signer(Algorithm algorithm) {
    return switch (algorithm) {
      case EDDSA -> new Ed25519Signer();
      case ES256 ->
          new DSADigestSigner(deterministic(), new SHA256Digest(), PlainDSAEncoding.INSTANCE);
      case SM2 -> new SM2Signer(PlainDSAEncoding.INSTANCE, new SM3Digest());
    };
  }

  /** RFC 6979: no random number can give the key away. */
  private static DSAExt deterministic() {
    return new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
  }
}
