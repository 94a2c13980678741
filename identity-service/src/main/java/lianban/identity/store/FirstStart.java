package lianban.identity.store;

import com.mongodb.MongoException;
import java.time.Duration;
import lianban.identity.IdentityProperties;
import lianban.identity.key.SigningKey;
import lianban.identity.person.People;
import lianban.identity.person.PersonRegistration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.stereotype.Component;

/**
 * Brings the store into the state that requests need. A runner comes after the context's refresh
 * and before readiness, so the refresh needs no store, and nobody is sent here before this is done.
 */
@Component
class FirstStart implements ApplicationRunner {

  private static final Logger log = LoggerFactory.getLogger(FirstStart.class);

  private final IdentityProperties properties;
  private final SigningKey signingKey;
  private final People people;
  private final PersonRegistration registration;

  FirstStart(
      IdentityProperties properties,
      SigningKey signingKey,
      People people,
      PersonRegistration registration) {
    this.properties = properties;
    this.signingKey = signingKey;
    this.people = people;
    this.registration = registration;
  }

  /** Tries until the store is up; a fault that is not the store's ends the process. */
  @Override
  public void run(ApplicationArguments arguments) throws RetryException {
    var untilStoreIsUp =
        RetryPolicy.builder()
            .includes(MongoException.class)
            .maxRetries(Long.MAX_VALUE)
            .delay(Duration.ofMillis(500))
            .build();
    new RetryTemplate(untilStoreIsUp)
        .<Boolean>execute(
            () -> {
              prepare();
              return true;
            });
    log.info("Signing key loaded; tokens are issued as {}", properties.issuer());
  }

  private void prepare() {
    try {
      people.ensureIndexes();
      if (!properties.adminPassword().isEmpty()) {
        registration.registerFirstAdministrator(properties.adminPassword());
      }
      signingKey.load();
    } catch (MongoException e) {
      log.warn("The document store does not answer, trying again: {}", e.getMessage());
      throw e;
    }
  }
}
