package lianban.identity;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import lianban.identity.client.BrowserClient;
import lianban.identity.client.MachineClient;
import lianban.identity.department.Department;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The settings of this process, checked once at start.
 *
 * @param issuer public address of the gateway, without a slash at its end
 * @param mongodb connection string without a database
 * @param holderKey base64 of at least 32 bytes
 * @param adminPassword password of {@code admin} at first start; empty: no such log-in
 * @param tokenLifetime life of an access token
 * @param codeLifetime life of an authorization code
 * @param loginLifetime how long a browser stays logged in
 */
@ConfigurationProperties("lianban")
public record IdentityProperties(
    String issuer,
    String mongodb,
    String holderKey,
    String adminPassword,
    Duration tokenLifetime,
    Duration codeLifetime,
    Duration loginLifetime,
    List<Department> departments,
    List<MachineClient> clients,
    List<BrowserClient> browserClients) {

  /**
   * @throws IllegalArgumentException with a sentence for the operator if a setting cannot be used
   */
  public IdentityProperties {
    demand(issuer.startsWith("http") && !issuer.endsWith("/"), "LIANBAN_ISSUER: no base address");
    demand(!holderKey.isBlank(), "LIANBAN_HOLDER_KEY is not set");
    demand(tokenLifetime.isPositive(), "LIANBAN_TOKEN_LIFETIME must be longer than nothing");
    demand(codeLifetime.isPositive(), "lianban.code-lifetime must be longer than nothing");
    demand(loginLifetime.isPositive(), "lianban.login-lifetime must be longer than nothing");
    departments = List.copyOf(departments);
    clients = List.copyOf(clients);
    browserClients = List.copyOf(browserClients);
    unique(departments, Department::code, "department");
    unique(clients, MachineClient::id, "client");
    unique(browserClients, BrowserClient::id, "client");
    for (MachineClient client : clients) {
      demand(
          client.department() == null || isKnown(departments, client.department()),
          "client " + client.id() + " acts for an unknown department");
    }
  }

  /** Whether a department has this code. */
  public boolean isDepartment(@Nullable String code) {
    return code != null && isKnown(departments, code);
  }

  private static boolean isKnown(List<Department> departments, String code) {
    return departments.stream().anyMatch(d -> d.code().equals(code));
  }

  private static <T> void unique(List<T> items, Function<T, String> key, String what) {
    Set<String> seen = new HashSet<>();
    items.forEach(
        item -> demand(seen.add(key.apply(item)), what + " named twice: " + key.apply(item)));
  }

  private static void demand(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }

  /** Leaves the secrets out. */
  @Override
  public String toString() {
    return "IdentityProperties[issuer=" + issuer + "]";
  }
}
