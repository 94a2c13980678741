package lianban.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A person's browser: keeps cookies, fills in the log-in form, follows redirects one at a time. */
final class Browser {

  static final String VERIFIER = "a-code-verifier-of-more-than-forty-three-characters-0123456789";
  static final String REDIRECT = "http://127.0.0.1:49152/callback";

  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final RunningService service;
  private final HttpClient client =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
          .build();

  Browser(RunningService service) {
    this.service = service;
  }

  static Map<String, String> authorization(String clientId, String scope) throws Exception {
    byte[] challenge =
        MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
    Map<String, String> request = new HashMap<>();
    request.put("response_type", "code");
    request.put("client_id", clientId);
    request.put("scope", scope);
    request.put("redirect_uri", REDIRECT);
    request.put("state", "state-1");
    request.put("nonce", "nonce-1");
    request.put(
        "code_challenge", Base64.getUrlEncoder().withoutPadding().encodeToString(challenge));
    request.put("code_challenge_method", "S256");
    return request;
  }

  HttpResponse<String> get(URI uri) throws Exception {
    return client.send(
        HttpRequest.newBuilder(uri).header("Accept", "text/html").build(),
        HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> authorize(Map<String, String> request) throws Exception {
    return get(service.uri("/oauth2/authorize?" + RunningService.encode(request)));
  }

  /** Opens the log-in page and sends it back filled in. */
  HttpResponse<String> logIn(String loginName, String password) throws Exception {
    String csrf = csrfOf("/login");
    return submit("/login", Map.of("username", loginName, "password", password, "_csrf", csrf));
  }

  /** Opens the log-out page and presses its button. */
  HttpResponse<String> logOut() throws Exception {
    return submit("/logout", Map.of("_csrf", csrfOf("/logout")));
  }

  private String csrfOf(String path) throws Exception {
    var csrf = CSRF.matcher(get(service.uri(path)).body());
    assertThat(csrf.find()).isTrue();
    return csrf.group(1);
  }

  HttpResponse<String> submit(String path, Map<String, String> form) throws Exception {
    return client.send(
        HttpRequest.newBuilder(service.uri(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(RunningService.encode(form)))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** From the first click to the code: authorize, log in, follow back. */
  String code(String clientId, String scope, String loginName, String password) throws Exception {
    HttpResponse<String> toLogin = authorize(authorization(clientId, scope));
    assertThat(location(toLogin).getPath()).isEqualTo("/login");
    HttpResponse<String> back = logIn(loginName, password);
    HttpResponse<String> done = get(location(back));
    assertThat(done.statusCode()).isEqualTo(302);
    assertThat(location(done).toString()).startsWith(REDIRECT);
    assertThat(query(location(done))).containsEntry("state", "state-1");
    return Objects.requireNonNull(query(location(done)).get("code"));
  }

  HttpResponse<String> exchange(String clientId, String code, @Nullable String verifier) {
    Map<String, String> form = new HashMap<>();
    form.put("grant_type", "authorization_code");
    form.put("client_id", clientId);
    form.put("code", code);
    form.put("redirect_uri", REDIRECT);
    if (verifier != null) {
      form.put("code_verifier", verifier);
    }
    return service.postForm("/oauth2/token", form);
  }

  URI location(HttpResponse<String> response) {
    String location = response.headers().firstValue("Location").orElseThrow();
    return response.uri().resolve(location);
  }

  static Map<String, String> query(URI uri) {
    return Arrays.stream(uri.getQuery().split("&", -1))
        .map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
  }
}
