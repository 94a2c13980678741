package lianban.exchange.proof.key;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Keys in a map. */
public final class InMemorySigningKeys implements SigningKeys {

  private final Map<String, RegisteredKey> keys = new ConcurrentHashMap<>();

  private static String id(String department, String keyId) {
    return department + "/" + keyId;
  }

  @Override
  public RegisteredKey register(RegisteredKey key) {
    return keys.computeIfAbsent(id(key.department(), key.key().keyId()), id -> key);
  }

  @Override
  public @Nullable RegisteredKey find(String department, String keyId) {
    return keys.get(id(department, keyId));
  }

  @Override
  public List<RegisteredKey> of(String department) {
    return keys.values().stream().filter(key -> key.department().equals(department)).toList();
  }

  @Override
  public @Nullable RegisteredKey revoke(String department, String keyId, Instant at) {
    return keys.computeIfPresent(
        id(department, keyId),
        (id, key) ->
            key.revokedAt() != null
                ? key
                : new RegisteredKey(
                    key.department(), key.key(), key.notBefore(), key.notAfter(), at));
  }
}
