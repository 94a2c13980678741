package lianban.identity.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Principal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import lianban.identity.login.LoggedIn;
import lianban.identity.person.People;
import lianban.identity.person.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.stereotype.Service;

/**
 * Keeps authorization codes and nothing else. Access tokens say all that there is to say about
 * themselves, so the frequent token calls of machines touch no store; browser clients get no
 * refresh token. A code is bound to what the person's role allows, and is good for one exchange.
 */
@Service
class CodeAuthorizations implements OAuth2AuthorizationService {

  private final AuthorizationCodes codes;
  private final People people;
  private final RegisteredClientRepository clients;
  private final InstantSource clock;

  CodeAuthorizations(
      AuthorizationCodes codes,
      People people,
      RegisteredClientRepository clients,
      InstantSource clock) {
    this.codes = codes;
    this.people = people;
    this.clients = clients;
    this.clock = clock;
  }

  /**
   * Keeps a new code, or takes an exchanged one away.
   *
   * @throws OAuth2AuthenticationException if another exchange of the same code was first
   */
  @Override
  public void save(OAuth2Authorization authorization) {
    var code = authorization.getToken(OAuth2AuthorizationCode.class);
    if (code == null) {
      return;
    }
    if (!code.isInvalidated()) {
      codes.keep(grantOf(authorization, code.getToken()), clock.instant());
    } else if (!codes.take(hash(code.getToken().getTokenValue()))) {
      throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
    }
  }

  @Override
  public void remove(OAuth2Authorization authorization) {
    var code = authorization.getToken(OAuth2AuthorizationCode.class);
    if (code != null) {
      codes.take(hash(code.getToken().getTokenValue()));
    }
  }

  /** Would serve consents, which are not asked. */
  @Override
  public @Nullable OAuth2Authorization findById(String id) {
    return null;
  }

  @Override
  public @Nullable OAuth2Authorization findByToken(
      String token, @Nullable OAuth2TokenType tokenType) {
    if (tokenType == null || !tokenType.getValue().equals(OAuth2ParameterNames.CODE)) {
      return null;
    }
    CodeGrant grant = codes.find(hash(token));
    return grant == null ? null : authorizationOf(grant, token);
  }

  private CodeGrant grantOf(OAuth2Authorization authorization, OAuth2AuthorizationCode code) {
    OAuth2AuthorizationRequest request =
        Objects.requireNonNull(
            authorization.getAttribute(OAuth2AuthorizationRequest.class.getName()));
    Map<String, Object> parameters = request.getAdditionalParameters();
    Authentication login =
        Objects.requireNonNull(authorization.getAttribute(Principal.class.getName()));
    Person person = people.find(authorization.getPrincipalName());
    Instant issuedAt = Objects.requireNonNull(code.getIssuedAt());
    return new CodeGrant(
        hash(code.getTokenValue()),
        authorization.getId(),
        authorization.getRegisteredClientId(),
        authorization.getPrincipalName(),
        LoggedIn.at(login).orElseThrow(),
        person == null ? Set.of() : person.role().allowed(authorization.getAuthorizedScopes()),
        request.getAuthorizationUri(),
        request.getRedirectUri(),
        request.getState(),
        (String) parameters.get(OidcParameterNames.NONCE),
        (String) parameters.get(PkceParameterNames.CODE_CHALLENGE),
        issuedAt,
        Objects.requireNonNull(code.getExpiresAt()));
  }

  /** Null, so that the code is refused, if client or person have gone since. */
  private @Nullable OAuth2Authorization authorizationOf(CodeGrant grant, String code) {
    RegisteredClient client = clients.findById(grant.clientId());
    Person person = people.find(grant.subject());
    if (client == null || person == null || !person.isActive()) {
      return null;
    }
    return OAuth2Authorization.withRegisteredClient(client)
        .id(grant.id())
        .principalName(grant.subject())
        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
        .authorizedScopes(grant.scopes())
        .attribute(Principal.class.getName(), LoggedIn.of(grant.subject(), grant.loggedInAt()))
        .attribute(OAuth2AuthorizationRequest.class.getName(), requestOf(grant))
        .token(new OAuth2AuthorizationCode(code, grant.issuedAt(), grant.expiresAt()))
        .build();
  }

  private static OAuth2AuthorizationRequest requestOf(CodeGrant grant) {
    Map<String, Object> parameters = new HashMap<>();
    if (grant.codeChallenge() != null) {
      parameters.put(PkceParameterNames.CODE_CHALLENGE, grant.codeChallenge());
      parameters.put(PkceParameterNames.CODE_CHALLENGE_METHOD, "S256");
    }
    if (grant.nonce() != null) {
      parameters.put(OidcParameterNames.NONCE, grant.nonce());
    }
    return OAuth2AuthorizationRequest.authorizationCode()
        .authorizationUri(grant.authorizationUri())
        .clientId(grant.clientId())
        .redirectUri(grant.redirectUri())
        .scopes(grant.scopes())
        .state(grant.state())
        .additionalParameters(parameters)
        .build();
  }

  private static String hash(String code) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(code.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
