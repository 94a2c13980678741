package lianban.exchange.proof.key;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Signing keys of departments, by department and key id. */
public interface SigningKeys {

  /**
   * Registers a key.
   *
   * @return what is registered under this department and id: this, or what was there before
   */
  RegisteredKey register(RegisteredKey key);

  @Nullable RegisteredKey find(String department, String keyId);

  /** All of a department's, also the revoked ones. */
  List<RegisteredKey> of(String department);

  /**
   * Revokes a key for good; the first revocation's time stands.
   *
   * @return the key, null if there is none
   */
  @Nullable RegisteredKey revoke(String department, String keyId, Instant at);
}
