package lianban.housing.register.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** The register's one shared token, from before there were others. */
public record RegisterToken(String value) {

  /** Compares in a time that tells nothing about the token. */
  boolean matches(@Nullable String shown) {
    return shown != null && MessageDigest.isEqual(bytes(value), bytes(shown));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Keeps the secret. */
  @Override
  public String toString() {
    return "RegisterToken";
  }
}
