package lianban.gateway.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Tells who a bearer token speaks for. A department calls hundreds of times a second with the same
 * token, and each check costs a signature verification, so verified tokens are remembered until
 * they expire: by their hash, for a heap dump shall not hold usable tokens. Refused ones are not.
 */
final class TokenAuthentication implements ReactiveAuthenticationManager {

  private final TokenVerifier verifier;
  private final InstantSource clock;
  private final Cache<String, Authentication> verified;

  TokenAuthentication(TokenVerifier verifier, InstantSource clock, int size) {
    this.verifier = verifier;
    this.clock = clock;
    this.verified =
        Caffeine.newBuilder()
            .maximumSize(size)
            .expireAfter(Expiry.creating((String hash, Authentication who) -> left(who)))
            .build();
  }

  @Override
  public Mono<Authentication> authenticate(Authentication asking) {
    if (!(asking instanceof BearerTokenAuthenticationToken bearer)) {
      return Mono.error(new InvalidBearerTokenException("Only bearer tokens are taken."));
    }
    String hash = hash(bearer.getToken());
    @Nullable Authentication known = verified.getIfPresent(hash);
    if (known != null) {
      return Mono.just(known);
    }
    // A first check may have to fetch keys, which must not hold up an event loop.
    return Mono.fromCallable(() -> (Authentication) verifier.verify(bearer.getToken()))
        .subscribeOn(Schedulers.boundedElastic())
        .doOnNext(who -> verified.put(hash, who));
  }

  private Duration left(Authentication who) {
    @Nullable Instant expiry = who.getPrincipal() instanceof Jwt jwt ? jwt.getExpiresAt() : null;
    Duration left = expiry == null ? Duration.ZERO : Duration.between(clock.instant(), expiry);
    return left.isNegative() ? Duration.ZERO : left;
  }

  private static String hash(String token) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
