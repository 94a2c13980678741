package lianban.identity.token;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an authorization code stands for until it is exchanged.
 *
 * @param codeHash SHA-256 of the code; the code itself is not kept
 * @param subject the person who logged in
 * @param loggedInAt when the person gave the password
 * @param scopes granted: asked for by the client and allowed to the role
 * @param codeChallenge PKCE, always by S256
 */
public record CodeGrant(
    String codeHash,
    String id,
    String clientId,
    String subject,
    Instant loggedInAt,
    Set<String> scopes,
    String authorizationUri,
    @Nullable String redirectUri,
    @Nullable String state,
    @Nullable String nonce,
    @Nullable String codeChallenge,
    Instant issuedAt,
    Instant expiresAt) {

  public CodeGrant {
    scopes = Set.copyOf(scopes);
  }
}
