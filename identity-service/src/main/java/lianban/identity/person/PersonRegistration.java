package lianban.identity.person;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.UUID;
import lianban.identity.IdentityProperties;
import lianban.identity.key.PlatformKey;
import lianban.identity.problem.Fault;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** Registers people who may log in. */
@Service
public final class PersonRegistration {

  private static final Logger log = LoggerFactory.getLogger(PersonRegistration.class);
  private static final String FIRST_ADMINISTRATOR = "admin";

  private final RegistrationPolicy policy;
  private final People people;
  private final Passwords passwords;
  private final PlatformKey platformKey;
  private final JsonMapper json;

  PersonRegistration(
      IdentityProperties properties,
      People people,
      Passwords passwords,
      PlatformKey platformKey,
      JsonMapper json) {
    this.policy = new RegistrationPolicy(properties::isDepartment);
    this.people = people;
    this.passwords = passwords;
    this.platformKey = platformKey;
    this.json = json;
  }

  /** What came of a registration. */
  public sealed interface Result {
    /** Registered, now or by the same request before. */
    record Registered(String subject) implements Result {}

    /** The application breaks rules. */
    record Faulty(List<Fault> faults) implements Result {}

    /** Another person has the log-in name. */
    record NameTaken() implements Result {}

    /** The idempotency key belongs to another application. */
    record KeyReused() implements Result {}
  }

  /**
   * Registers a person once, however often the same request comes.
   *
   * @param client who asks
   * @param idempotencyKey the client's own name of this request
   */
  public Result register(String client, String idempotencyKey, PersonApplication application) {
    List<Fault> faults = policy.faults(application);
    if (!faults.isEmpty()) {
      return new Result.Faulty(faults);
    }
    String fingerprint = platformKey.fingerprint(json.writeValueAsBytes(application));
    Person person = personOf(application);
    var origin = new People.Origin(client + " " + idempotencyKey, fingerprint);
    return switch (people.add(person, origin)) {
      case People.Added.Done _ -> new Result.Registered(person.subject());
      case People.Added.NameTaken _ -> new Result.NameTaken();
      case People.Added.Before before ->
          before.fingerprint().equals(fingerprint)
              ? new Result.Registered(before.subject())
              : new Result.KeyReused();
    };
  }

  /** Creates the log-in {@code admin} unless it exists; its password is then left as it is. */
  public void registerFirstAdministrator(String password) {
    if (people.findByLoginName(FIRST_ADMINISTRATOR) != null) {
      return;
    }
    if (!RegistrationPolicy.isPassword(password)) {
      throw new IllegalArgumentException(
          "LIANBAN_ADMIN_PASSWORD needs 12 characters at least and 72 bytes at most");
    }
    var person =
        person(FIRST_ADMINISTRATOR, password, Role.ADMINISTRATOR, "Administrator", null, null);
    people.add(person, new People.Origin("first start", "admin"));
    log.info("Log-in {} created", FIRST_ADMINISTRATOR);
  }

  /** Of an application without faults: what its role needs is there. */
  private Person personOf(PersonApplication application) {
    Role role = Role.named(requireNonNull(application.role())).orElseThrow();
    String holder =
        role == Role.APPLICANT
            ? platformKey.holder(
                requireNonNull(application.idType()), requireNonNull(application.idNumber()))
            : null;
    return person(
        requireNonNull(application.loginName()),
        requireNonNull(application.password()),
        role,
        requireNonNull(application.name()),
        application.department(),
        holder);
  }

  private Person person(
      String loginName,
      String password,
      Role role,
      String name,
      @Nullable String department,
      @Nullable String holder) {
    return new Person(
        UUID.randomUUID().toString(),
        loginName,
        passwords.hash(password),
        role,
        name,
        department,
        holder,
        Person.Status.ACTIVE);
  }
}
