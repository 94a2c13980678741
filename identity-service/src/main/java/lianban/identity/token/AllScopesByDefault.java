package lianban.identity.token;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2ClientCredentialsAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * Reads a client-credentials request; one that names no scope gets all that the client has (RFC
 * 6749, 3.3), where the library's own way would be a token that may do nothing.
 */
final class AllScopesByDefault implements AuthenticationConverter {

  private final AuthenticationConverter reader =
      new OAuth2ClientCredentialsAuthenticationConverter();

  @Override
  public @Nullable Authentication convert(HttpServletRequest request) {
    Authentication read = reader.convert(request);
    if (!(read instanceof OAuth2ClientCredentialsAuthenticationToken asked)
        || !asked.getScopes().isEmpty()
        || !(asked.getPrincipal() instanceof OAuth2ClientAuthenticationToken client)) {
      return read;
    }
    RegisteredClient registered = client.getRegisteredClient();
    return registered == null
        ? read
        : new OAuth2ClientCredentialsAuthenticationToken(
            client, registered.getScopes(), asked.getAdditionalParameters());
  }
}
