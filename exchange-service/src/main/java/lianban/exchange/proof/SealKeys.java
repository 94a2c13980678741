package lianban.exchange.proof;

import java.util.List;
import lianban.proof.VerificationKey;

/** The keys that seals were ever signed with. */
public interface SealKeys {

  /** Keeps a key for good. Twice is the same as once. */
  void keep(VerificationKey key);

  List<VerificationKey> all();
}
