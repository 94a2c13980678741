package lianban.identity.client;

import java.util.Map;
import java.util.stream.Stream;
import lianban.identity.IdentityProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** Registers the clients that the settings name. */
@Configuration(proxyBeanMethods = false)
class ClientConfiguration {

  /** The authorization server compares client secrets by it; passwords of people have another. */
  @Bean
  PasswordEncoder clientSecretEncoder() {
    return new DelegatingPasswordEncoder("sha256", Map.of("sha256", new MachineSecretEncoder()));
  }

  @Bean
  RegisteredClientRepository registeredClients(
      IdentityProperties properties, PasswordEncoder clientSecretEncoder) {
    var tokens =
        TokenSettings.builder()
            .accessTokenTimeToLive(properties.tokenLifetime())
            .authorizationCodeTimeToLive(properties.codeLifetime())
            .idTokenSignatureAlgorithm(SignatureAlgorithm.ES256)
            .build();
    var machines =
        properties.clients().stream()
            .filter(MachineClient::exists)
            .map(client -> machine(client, tokens, clientSecretEncoder));
    var browsers = properties.browserClients().stream().map(client -> browser(client, tokens));
    return new InMemoryRegisteredClientRepository(Stream.concat(machines, browsers).toList());
  }

  private static RegisteredClient machine(
      MachineClient client, TokenSettings tokens, PasswordEncoder encoder) {
    return RegisteredClient.withId(client.id())
        .clientId(client.id())
        .clientSecret(encoder.encode(client.secret()))
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
        .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
        .scopes(scopes -> scopes.addAll(client.scopes()))
        .tokenSettings(tokens)
        .build();
  }

  /** No consent is asked: these clients are the platform's own. */
  private static RegisteredClient browser(BrowserClient client, TokenSettings tokens) {
    return RegisteredClient.withId(client.id())
        .clientId(client.id())
        .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
        .redirectUris(redirects -> redirects.addAll(client.redirects()))
        .scopes(scopes -> scopes.addAll(client.scopes()))
        .clientSettings(
            ClientSettings.builder()
                .requireProofKey(true)
                .requireAuthorizationConsent(false)
                .build())
        .tokenSettings(tokens)
        .build();
  }
}
