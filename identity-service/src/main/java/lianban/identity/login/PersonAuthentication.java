package lianban.identity.login;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import lianban.identity.person.Passwords;
import lianban.identity.person.People;
import lianban.identity.person.Person;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Checks log-in name and password. The authentication's name is the person's subject id. */
@Component
class PersonAuthentication implements AuthenticationProvider {

  private final People people;
  private final Passwords passwords;
  private final InstantSource clock;
  private final GuessThrottle throttle = new GuessThrottle();

  PersonAuthentication(People people, Passwords passwords, InstantSource clock) {
    this.people = people;
    this.passwords = passwords;
    this.clock = clock;
  }

  @Override
  public Authentication authenticate(Authentication tried) {
    String loginName = tried.getName().strip().toLowerCase(Locale.ROOT);
    var attempt = new GuessThrottle.Attempt(loginName, addressOf(tried));
    Instant now = clock.instant();
    if (throttle.mustWait(attempt, now)) {
      throw new LockedException("too many wrong attempts");
    }
    Person person = people.findByLoginName(loginName);
    if (!passwords.matches(String.valueOf(tried.getCredentials()), person)
        || person == null
        || !person.isActive()) {
      throttle.failed(attempt, now);
      throw new BadCredentialsException("log-in name or password is wrong");
    }
    throttle.succeeded(attempt);
    return LoggedIn.of(person.subject(), now);
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
  }

  private static String addressOf(Authentication tried) {
    return tried.getDetails() instanceof WebAuthenticationDetails details
        ? details.getRemoteAddress()
        : "";
  }
}
