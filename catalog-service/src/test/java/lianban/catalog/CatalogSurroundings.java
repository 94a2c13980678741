package lianban.catalog;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.stream.Collectors;
import lianban.launcher.store.DocumentStore;
import lianban.service.outbound.ServiceClients;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.web.client.RestClient;
import reactor.core.publisher.Flux;

/** What the catalogue finds around it: a store, an issuer of tokens, an identity-service. */
@TestConfiguration(proxyBeanMethods = false)
class CatalogSurroundings {

  static final DocumentStore STORE = DocumentStore.inMemory();

  private final ECKey key;
  private final HttpServer identity;
  private volatile boolean identityUp = true;

  CatalogSurroundings() throws IOException, JOSEException {
    key = new ECKeyGenerator(Curve.P_256).keyID("test").generate();
    identity = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    identity.createContext("/api/v1/departments", this::answer);
    identity.start();
  }

  @Bean
  ReactiveJwtDecoder testDecoder() {
    return NimbusReactiveJwtDecoder.withJwkSource(
            jwt -> Flux.fromIterable(new JWKSet(key.toPublicJWK()).getKeys()))
        .jwsAlgorithm(SignatureAlgorithm.ES256)
        .build();
  }

  @Bean
  ServiceClients testClients() {
    return _ -> RestClient.create("http://127.0.0.1:" + identity.getAddress().getPort());
  }

  void identityUp(boolean up) {
    identityUp = up;
  }

  String token(String client, String scope) {
    var claims =
        new JWTClaimsSet.Builder()
            .subject(client)
            .claim("client_id", client)
            .claim("scope", scope)
            .expirationTime(Date.from(Instant.now().plusSeconds(300)))
            .build();
    var token =
        new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("test").build(), claims);
    try {
      token.sign(new ECDSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return token.serialize();
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body =
        Samples.DEPARTMENTS.stream()
            .map("{\"code\":\"%s\"}"::formatted)
            .collect(Collectors.joining(",", "[", "]"))
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(identityUp ? 200 : 503, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
