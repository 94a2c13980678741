package lianban.service.outbound;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpRequest;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;

/**
 * Adds this process's own token (client credentials, RFC 6749 section 4.4) and renews it a minute
 * before it expires. Spring's own client needs the servlet or the reactive stack around it for the
 * same exchange.
 */
final class ServiceToken implements ClientHttpRequestInterceptor {

  private static final long RENEW_SECONDS_BEFORE = 60;

  private final RestClient http;
  private final String endpoint;
  private final String clientId;
  private final String secret;
  private final InstantSource clock;
  private volatile Token token = new Token("", Instant.MIN);

  /**
   * @param endpoint where tokens are asked for
   */
  ServiceToken(
      RestClient http, String endpoint, String clientId, String secret, InstantSource clock) {
    this.http = http;
    this.endpoint = endpoint;
    this.clientId = clientId;
    this.secret = secret;
    this.clock = clock;
  }

  @Override
  public ClientHttpResponse intercept(
      HttpRequest request, byte[] body, ClientHttpRequestExecution execution) throws IOException {
    request.getHeaders().setBearerAuth(current());
    return execution.execute(request, body);
  }

  private String current() {
    Token known = token;
    if (clock.instant().isBefore(known.renewAt)) {
      return known.value;
    }
    synchronized (this) {
      if (!clock.instant().isBefore(token.renewAt)) {
        token = fetch();
      }
      return token.value;
    }
  }

  private Token fetch() {
    MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
    form.add("grant_type", "client_credentials");
    Instant now = clock.instant();
    TokenResponse response =
        http.post()
            .uri(endpoint)
            .headers(headers -> headers.setBasicAuth(encoded(clientId), encoded(secret)))
            .contentType(MediaType.APPLICATION_FORM_URLENCODED)
            .body(form)
            .retrieve()
            .body(TokenResponse.class);
    if (response == null || response.accessToken() == null) {
      throw new IllegalStateException("identity-service answered without a token");
    }
    return new Token(
        response.accessToken(), now.plusSeconds(response.expiresIn() - RENEW_SECONDS_BEFORE));
  }

  /** Id and secret are form-encoded before they are joined: RFC 6749 section 2.3.1. */
  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private record Token(String value, Instant renewAt) {}

  private record TokenResponse(
      @JsonProperty("access_token") @Nullable String accessToken,
      @JsonProperty("expires_in") long expiresIn) {}
}
