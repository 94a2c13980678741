package lianban.identity.login;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;

/** The authentication of a person: who, and when the password was given. */
public final class LoggedIn {

  private LoggedIn() {}

  /**
   * @param subject the person's subject id
   * @param at becomes {@code auth_time} of an ID token
   */
  public static Authentication of(String subject, Instant at) {
    var password =
        FactorGrantedAuthority.withAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY)
            .issuedAt(at)
            .build();
    return UsernamePasswordAuthenticationToken.authenticated(subject, null, List.of(password));
  }

  /**
   * When the password was given; empty if it is not a person who is authenticated, but a client or
   * nobody.
   */
  public static Optional<Instant> at(Authentication authentication) {
    return authentication.getAuthorities().stream()
        .filter(
            authority -> FactorGrantedAuthority.PASSWORD_AUTHORITY.equals(authority.getAuthority()))
        .filter(FactorGrantedAuthority.class::isInstance)
        .map(factor -> ((FactorGrantedAuthority) factor).getIssuedAt())
        .findFirst();
  }
}
