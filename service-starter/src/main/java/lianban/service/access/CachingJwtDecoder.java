package lianban.service.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/**
 * Remembers verified tokens until they expire: a department calls hundreds of times a second with
 * the same token, and each verification costs a signature check. Refused tokens are not remembered.
 */
final class CachingJwtDecoder implements ReactiveJwtDecoder {

  private final ReactiveJwtDecoder verifier;
  private final Cache<String, Jwt> verified;

  CachingJwtDecoder(ReactiveJwtDecoder verifier, InstantSource clock, int size) {
    this.verifier = verifier;
    this.verified =
        Caffeine.newBuilder()
            .maximumSize(size)
            .expireAfter(Expiry.creating((String token, Jwt jwt) -> untilExpiry(jwt, clock)))
            .build();
  }

  @Override
  public Mono<Jwt> decode(String token) {
    Jwt known = verified.getIfPresent(token);
    return known != null
        ? Mono.just(known)
        : verifier.decode(token).doOnNext(jwt -> verified.put(token, jwt));
  }

  private static Duration untilExpiry(Jwt jwt, InstantSource clock) {
    Instant expiry = jwt.getExpiresAt();
    Duration left = expiry == null ? Duration.ZERO : Duration.between(clock.instant(), expiry);
    return left.isNegative() ? Duration.ZERO : left;
  }
}
