package lianban.verification.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A person at a browser: authorization code with PKCE, the log-in form with its CSRF token, cookies
 * kept, redirects followed one by one.
 */
final class Browser {

  private static final String REDIRECT = "http://127.0.0.1:49152/callback";
  private static final String VERIFIER =
      "a-code-verifier-of-more-than-forty-three-characters-01234";
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

  private final Gateway gateway;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
          .build();

  Browser(Gateway gateway) {
    this.gateway = gateway;
  }

  /** A token of the administrator's. */
  static String adminToken(RunningCity city) {
    return new Browser(city.gateway())
        .token(
            "officer-web",
            "openid rating.supervise catalog.read catalog.write identity.read identity.write",
            "admin",
            city.secret("admin-password"));
  }

  /** Logs a person in and fetches a token for a program of theirs. */
  String token(String client, String scope, String loginName, String password) {
    URI login = redirect(get(gateway.address("/oauth2/authorize?" + form(asked(client, scope)))));
    assertThat(login.getPath()).isEqualTo("/login");
    Matcher csrf = CSRF.matcher(get(login).body());
    assertThat(csrf.find()).isTrue();
    URI onward =
        redirect(
            post(
                "/login",
                Map.of("username", loginName, "password", password, "_csrf", csrf.group(1))));
    URI callback = redirect(get(onward));
    assertThat(callback.toString()).startsWith(REDIRECT);
    Matcher code = CODE.matcher(callback.toString());
    assertThat(code.find()).isTrue();
    return exchange(client, code.group(1));
  }

  private static Map<String, String> asked(String client, String scope) {
    Map<String, String> request = new TreeMap<>();
    request.put("response_type", "code");
    request.put("client_id", client);
    request.put("scope", scope);
    request.put("redirect_uri", REDIRECT);
    request.put("state", "verification");
    request.put("code_challenge", challenge());
    request.put("code_challenge_method", "S256");
    return request;
  }

  private String exchange(String client, String code) {
    Map<String, String> request = new TreeMap<>();
    request.put("grant_type", "authorization_code");
    request.put("client_id", client);
    request.put("code", code);
    request.put("redirect_uri", REDIRECT);
    request.put("code_verifier", VERIFIER);
    return new Reply(post("/oauth2/token", request)).json(200).path("access_token").asString();
  }

  private static String challenge() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static URI redirect(HttpResponse<String> response) {
    assertThat(response.statusCode()).as("%s %s", response, response.body()).isEqualTo(302);
    return response.uri().resolve(response.headers().firstValue("Location").orElseThrow());
  }

  private HttpResponse<String> get(URI uri) {
    return send(HttpRequest.newBuilder(uri).header("Accept", "text/html").build());
  }

  private HttpResponse<String> post(String path, Map<String, String> form) {
    return send(
        HttpRequest.newBuilder(gateway.address(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form(form)))
            .build());
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String form(Map<String, String> values) {
    return values.entrySet().stream()
        .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
