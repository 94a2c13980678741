package lianban.gateway.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPattern;

/**
 * One row of the access table.
 *
 * @param methods never empty
 * @param route route id, or {@link #LOCAL}
 */
public record AccessRule(Set<HttpMethod> methods, PathPattern path, Grant grant, String route) {

  /** Names what the gateway serves itself. */
  public static final String LOCAL = "local";

  private static final String ATTRIBUTE = AccessRule.class.getName();

  /** The rule that a request was admitted under, null before the table was asked. */
  public static @Nullable AccessRule of(ServerWebExchange exchange) {
    return exchange.getAttribute(ATTRIBUTE);
  }

  void admit(ServerWebExchange exchange) {
    exchange.getAttributes().put(ATTRIBUTE, this);
  }

  /** HEAD asks for what GET would give. */
  boolean allows(HttpMethod method) {
    return methods.contains(HttpMethod.HEAD.equals(method) ? HttpMethod.GET : method);
  }
}
