package lianban.identity.key;

import org.jspecify.annotations.Nullable;

/** Where the sealed signing key is kept. */
public interface KeyChest {

  /** The key that is kept, or null before the first start. */
  @Nullable SealedKey find();

  /** Keeps this key unless one is there already; of two instances at once exactly one succeeds. */
  void keepFirst(SealedKey key);
}
