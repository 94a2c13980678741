package lianban.identity.token;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lianban.identity.IdentityProperties;
import lianban.identity.client.MachineClient;
import lianban.identity.person.People;
import lianban.identity.person.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.stereotype.Component;

/** Writes the claims of {@code docs/protocol.md} into tokens. */
@Component
class TokenClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {

  /** The audience of every access token of the platform. */
  static final String AUDIENCE = "lianban";

  private final Map<String, MachineClient> clients;
  private final People people;

  TokenClaims(IdentityProperties properties, People people) {
    this.clients =
        properties.clients().stream()
            .collect(Collectors.toUnmodifiableMap(MachineClient::id, client -> client));
    this.people = people;
  }

  @Override
  public void customize(JwtEncodingContext context) {
    context.getJwsHeader().algorithm(SignatureAlgorithm.ES256);
    boolean isAccessToken = OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType());
    JwtClaimsSet.Builder claims = context.getClaims();
    if (isAccessToken) {
      claims
          .audience(List.of(AUDIENCE))
          .claim("client_id", context.getRegisteredClient().getClientId());
    }
    if (AuthorizationGrantType.CLIENT_CREDENTIALS.equals(context.getAuthorizationGrantType())) {
      MachineClient client = clients.get(context.getRegisteredClient().getClientId());
      put(claims, "department", client == null ? null : client.department());
    } else {
      writePerson(claims, personOf(context), isAccessToken);
    }
  }

  private static void writePerson(
      JwtClaimsSet.Builder claims, Person person, boolean isAccessToken) {
    if (isAccessToken) {
      put(claims, "department", person.department());
      put(claims, "holder", person.holder());
    } else {
      put(claims, "name", person.name());
    }
  }

  private Person personOf(JwtEncodingContext context) {
    Person person = people.find(context.getPrincipal().getName());
    if (person == null) {
      throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
    }
    return person;
  }

  private static void put(JwtClaimsSet.Builder claims, String name, @Nullable String value) {
    if (value != null) {
      claims.claim(name, value);
    }
  }
}
