package lianban.identity.person;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Hashes of passwords, prefixed with their algorithm so that it can be changed later. */
@Component
public final class Passwords {

  private final PasswordEncoder encoder =
      new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder()));

  /** Compared with where there is no such person, so that the time taken does not tell. */
  private final String nobodys = hash("nobody has this password");

  String hash(String password) {
    return Objects.requireNonNull(encoder.encode(password));
  }

  /** Whether the password is this person's; takes as long when there is no person. */
  public boolean matches(String password, @Nullable Person person) {
    boolean matches = encoder.matches(password, person == null ? nobodys : person.passwordHash());
    return matches && person != null;
  }
}
