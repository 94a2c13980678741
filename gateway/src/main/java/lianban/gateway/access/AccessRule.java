package lianban.gateway.access;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.unit.DataSize;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPattern;

/**
 * One row of the access table.
 *
 * @param methods never empty
 * @param route route id, or {@link #LOCAL}
 * @param streamRoute route id of bodies that are worked on line by line, null where there are none
 * @param bodyLimit largest body, null for the usual
 */
public record AccessRule(
    Set<HttpMethod> methods,
    PathPattern path,
    Grant grant,
    String route,
    @Nullable String streamRoute,
    @Nullable DataSize bodyLimit) {

  /** Names what the gateway serves itself. */
  public static final String LOCAL = "local";

  /** By its text: a media type that cannot be read is for the service to refuse. */
  private static final Pattern STREAM =
      Pattern.compile("application/x-ndjson\\s*(;.*)?", Pattern.CASE_INSENSITIVE);

  private static final String ATTRIBUTE = AccessRule.class.getName();

  /** The rule that a request was admitted under, null before the table was asked. */
  public static @Nullable AccessRule of(ServerWebExchange exchange) {
    return exchange.getAttribute(ATTRIBUTE);
  }

  void admit(ServerWebExchange exchange) {
    exchange.getAttributes().put(ATTRIBUTE, this);
  }

  /** Whether the request's body is worked on line by line, and never held as a whole. */
  public boolean isStream(ServerHttpRequest request) {
    String type = request.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE);
    return streamRoute != null && type != null && STREAM.matcher(type).matches();
  }

  /** The id of the route that the request takes. */
  public String routeOf(ServerHttpRequest request) {
    return streamRoute != null && isStream(request) ? streamRoute : route;
  }

  /** HEAD asks for what GET would give. */
  boolean allows(HttpMethod method) {
    return methods.contains(HttpMethod.HEAD.equals(method) ? HttpMethod.GET : method);
  }
}
