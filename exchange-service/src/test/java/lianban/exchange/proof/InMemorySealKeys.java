package lianban.exchange.proof;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import lianban.proof.VerificationKey;

/** Keys in a set. */
final class InMemorySealKeys implements SealKeys {

  private final Set<VerificationKey> keys = ConcurrentHashMap.newKeySet();

  @Override
  public void keep(VerificationKey key) {
    keys.add(key);
  }

  @Override
  public List<VerificationKey> all() {
    return List.copyOf(keys);
  }
}
