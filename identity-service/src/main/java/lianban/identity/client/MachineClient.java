package lianban.identity.client;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A program that acts in its own name, by client credentials.
 *
 * @param secret empty: the client does not exist
 * @param department the department it acts for, if any
 * @param scopes all that it may ask for
 */
public record MachineClient(
    String id, String secret, @Nullable String department, Set<String> scopes) {

  /** What 32 random bytes give in hexadecimal is longer, in base64 a little so. */
  private static final int SHORTEST_SECRET = 32;

  /**
   * @throws IllegalArgumentException if the secret is too short to be machine-generated
   */
  public MachineClient {
    if (!secret.isEmpty() && secret.length() < SHORTEST_SECRET) {
      throw new IllegalArgumentException(
          "the secret of client " + id + " must be generated, with at least 32 characters");
    }
    scopes = Set.copyOf(scopes);
  }

  /** Whether anyone can be this client. */
  public boolean exists() {
    return !secret.isEmpty();
  }

  /** Leaves the secret out. */
  @Override
  public String toString() {
    return "MachineClient[id=" + id + "]";
  }
}
