package lianban.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/** An issuer of tokens with a key of its own. */
public final class Tokens {

  public static final String ISSUER = "http://issuer.test";

  private final ECKey key;

  private Tokens(ECKey key) {
    this.key = key;
  }

  /** A new key under the given id. */
  public static Tokens withKey(String id) {
    try {
      return new Tokens(new ECKeyGenerator(Curve.P_256).keyID(id).generate());
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the issuer publishes. */
  public String jwks() {
    return new JWKSet(key.toPublicJWK()).toString();
  }

  /** A good token of a client. */
  public String of(String client, String... scopes) {
    return sign(claims(client, scopes).build());
  }

  /** Claims of a good token, to be spoilt. */
  public static JWTClaimsSet.Builder claims(String client, String... scopes) {
    Instant now = Instant.now();
    return new JWTClaimsSet.Builder()
        .issuer(ISSUER)
        .subject(client)
        .audience("lianban")
        .claim("client_id", client)
        .claim("scope", String.join(" ", scopes))
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plus(Duration.ofMinutes(5))));
  }

  /** Signs the claims, whatever they say. */
  public String sign(JWTClaimsSet claims) {
    try {
      var jwt =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(), claims);
      jwt.sign(new ECDSASigner(key));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A token that nobody signed. */
  public static String unsigned(String client, String... scopes) {
    return new PlainJWT(claims(client, scopes).build()).serialize();
  }
}
