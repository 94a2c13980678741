package lianban.service.access;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/**
 * Who may call what. What no rule names is refused.
 *
 * @param path pattern of the path, such as {@code /api/v1/cases/*}
 * @param scope the scope that the token needs, null if anybody may call
 */
public record AccessRule(HttpMethod method, String path, @Nullable String scope) {

  /** Callers whose token has the scope may call. */
  public static AccessRule allow(String scope, HttpMethod method, String path) {
    return new AccessRule(method, path, scope);
  }

  /** Anybody may call, without a token. */
  public static AccessRule open(HttpMethod method, String path) {
    return new AccessRule(method, path, null);
  }
}
