package lianban.gateway.access;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;

/** Checks a token against the keys of the issuer. Blocks while keys are fetched. */
final class TokenVerifier {

  private static final JWKSelector ANY_KEY = new JWKSelector(new JWKMatcher.Builder().build());

  private final JwtDecoder decoder;
  private final JWKSource<SecurityContext> keys;
  private final JwtGrantedAuthoritiesConverter scopes = new JwtGrantedAuthoritiesConverter();

  TokenVerifier(JwtDecoder decoder, JWKSource<SecurityContext> keys) {
    this.decoder = decoder;
    this.keys = keys;
    scopes.setAuthorityPrefix("");
  }

  /**
   * Who the token speaks for, with its scopes as authorities.
   *
   * @throws InvalidBearerTokenException when the token is not to be trusted
   * @throws KeysUnavailableException when that cannot be told because no key is known
   */
  AbstractAuthenticationToken verify(String token) {
    try {
      Jwt jwt = decoder.decode(token);
      return new JwtAuthenticationToken(jwt, scopes.convert(jwt));
    } catch (BadJwtException e) {
      throw new InvalidBearerTokenException("The token is not valid.", e);
    } catch (JwtException e) {
      throw refusal(e);
    }
  }

  /**
   * The key source limits how often it asks the issuer for keys it does not know. A token that runs
   * into this limit names a key that the issuer did not have a moment ago: it is refused, unless no
   * key was ever fetched.
   */
  private AuthenticationException refusal(JwtException fault) {
    try {
      if (!keys.get(ANY_KEY, null).isEmpty()) {
        return new InvalidBearerTokenException("The token names an unknown key.", fault);
      }
    } catch (KeySourceException e) {
      fault.addSuppressed(e);
    }
    return new KeysUnavailableException(fault);
  }
}
