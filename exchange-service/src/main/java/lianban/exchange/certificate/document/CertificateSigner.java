package lianban.exchange.certificate.document;

import java.util.List;
import lianban.exchange.proof.SealKeys;
import lianban.proof.DetachedJws;
import lianban.proof.SigningKey;
import lianban.proof.VerificationKey;

/** Signs with the platform's key. Its public half is listed before the first signature. */
public final class CertificateSigner {

  private final SigningKey key;
  private final SealKeys keys;
  private volatile boolean isListed;

  /**
   * @param keys what {@code GET /api/v1/proof/keys} lists
   */
  public CertificateSigner(SigningKey key, SealKeys keys) {
    this.key = key;
    this.keys = keys;
  }

  /** A detached JWS over the content. */
  String sign(byte[] content) {
    if (!isListed) {
      keys.keep(key.verificationKey());
      isListed = true;
    }
    return DetachedJws.sign(key, content);
  }

  List<VerificationKey> keys() {
    return List.of(key.verificationKey());
  }
}
