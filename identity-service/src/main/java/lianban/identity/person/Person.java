package lianban.identity.person;

import org.jspecify.annotations.Nullable;

/**
 * Someone who may log in. An applicant's identity number is not kept: the pseudonym made of it is
 * enough to find the own cases.
 *
 * @param subject a UUID, the {@code sub} of the person's tokens
 * @param loginName unique
 * @param department code, for an officer
 * @param holder pseudonym, for an applicant
 */
public record Person(
    String subject,
    String loginName,
    String passwordHash,
    Role role,
    String name,
    @Nullable String department,
    @Nullable String holder,
    Status status) {

  /** Whether the person may log in and have tokens. */
  public enum Status {
    ACTIVE,
    SUSPENDED
  }

  public boolean isActive() {
    return status == Status.ACTIVE;
  }

  /** Leaves out everything that tells who the person is. */
  @Override
  public String toString() {
    return "Person[subject=" + subject + ", role=" + role + "]";
  }
}
