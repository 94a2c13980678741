package lianban.identity.person;

import org.jspecify.annotations.Nullable;

/** What is said about a person to be registered; any member may be missing or wrong. */
public record PersonApplication(
    @Nullable String loginName,
    @Nullable String password,
    @Nullable String role,
    @Nullable String name,
    @Nullable String department,
    @Nullable String idType,
    @Nullable String idNumber) {

  /** Says nothing: password, name and number must reach no log. */
  @Override
  public String toString() {
    return "PersonApplication[]";
  }
}
