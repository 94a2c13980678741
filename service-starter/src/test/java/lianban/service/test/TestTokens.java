package lianban.service.test;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.function.UnaryOperator;
import lianban.service.LianbanProperties;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Flux;

/** Signs tokens with a key that the service under test trusts, and with one that it does not. */
@TestConfiguration(proxyBeanMethods = false)
public class TestTokens {

  private static final String ISSUER = "http://127.0.0.1:8080";
  private static final ECKey TRUSTED = newKey();
  private static final ECKey STRANGE = newKey();

  @Bean
  ReactiveJwtDecoder jwtDecoder(LianbanProperties lianban) {
    var decoder =
        NimbusReactiveJwtDecoder.withJwkSource(token -> Flux.just(TRUSTED.toPublicJWK()))
            .jwsAlgorithm(SignatureAlgorithm.ES256)
            .build();
    decoder.setJwtValidator(JwtValidators.createDefaultWithIssuer(lianban.issuer()));
    return decoder;
  }

  /** A client's token with these scopes, separated by spaces. */
  public static String client(String client, String scopes) {
    return signed(
        TRUSTED, soon(), claims -> claims.claim("client_id", client).subject(client), scopes);
  }

  /** A department's token with these scopes. */
  public static String department(String department, String scopes) {
    return signed(
        TRUSTED,
        soon(),
        claims ->
            claims
                .claim("client_id", department)
                .subject(department)
                .claim("department", department),
        scopes);
  }

  /** The token of an officer who logged in. */
  public static String officer(String subject, String department, String scopes) {
    return signed(
        TRUSTED,
        soon(),
        claims ->
            claims
                .claim("client_id", "officer-web")
                .subject(subject)
                .claim("department", department),
        scopes);
  }

  /** The token of a person who logged in. */
  public static String person(String subject, String holder, String scopes) {
    return signed(
        TRUSTED,
        soon(),
        claims -> claims.claim("client_id", "citizen-web").subject(subject).claim("holder", holder),
        scopes);
  }

  /** A token that expired an hour ago. */
  public static String expired(String client, String scopes) {
    return signed(
        TRUSTED,
        Instant.now().minusSeconds(3600),
        claims -> claims.claim("client_id", client),
        scopes);
  }

  /** A token that somebody else signed. */
  public static String forged(String client, String scopes) {
    return signed(STRANGE, soon(), claims -> claims.claim("client_id", client), scopes);
  }

  /** Later than any run of tests ends: classes keep their tokens in constants. */
  private static Instant soon() {
    return Instant.now().plus(Duration.ofHours(2));
  }

  private static String signed(
      ECKey key, Instant expiry, UnaryOperator<JWTClaimsSet.Builder> more, String scopes) {
    var claims =
        more.apply(
                new JWTClaimsSet.Builder()
                    .issuer(ISSUER)
                    .audience("lianban")
                    .claim("scope", scopes)
                    .issueTime(Date.from(expiry.minus(Duration.ofHours(3))))
                    .expirationTime(Date.from(expiry)))
            .build();
    var header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build();
    var token = new SignedJWT(header, claims);
    try {
      token.sign(new ECDSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return token.serialize();
  }

  private static ECKey newKey() {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID("test").generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
