package lianban.identity.person;

import org.jspecify.annotations.Nullable;

/** The people who may log in. */
public interface People {

  /** Prepares the store; doing it again changes nothing. */
  void ensureIndexes();

  /** The person with this subject id. */
  @Nullable Person find(String subject);

  /** The person with this log-in name. */
  @Nullable Person findByLoginName(String loginName);

  /**
   * Adds a person together with the request that did it, in one write.
   *
   * @param origin which request of which client, the same again on a repetition
   */
  Added add(Person person, Origin origin);

  /**
   * The request that a person came from.
   *
   * @param key client and idempotency key
   * @param fingerprint of the body
   */
  record Origin(String key, String fingerprint) {}

  /** What came of adding. */
  sealed interface Added {
    /** The person is there now. */
    record Done() implements Added {}

    /** This request had added a person before; it came with this fingerprint. */
    record Before(String subject, String fingerprint) implements Added {}

    /** Another person has the log-in name. */
    record NameTaken() implements Added {}
  }
}
