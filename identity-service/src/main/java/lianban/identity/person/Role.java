package lianban.identity.person;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a person is to the platform, and the scopes that a token of theirs may carry. */
public enum Role {
  APPLICANT,
  OFFICER,
  ADMINISTRATOR;

  /** The role of this wire name (lower case), if there is one. */
  public static Optional<Role> named(String name) {
    return Arrays.stream(values()).filter(role -> role.wireName().equals(name)).findFirst();
  }

  /** The name in requests and in the store. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Those of the asked scopes that the role allows. */
  public Set<String> allowed(Set<String> asked) {
    Set<String> allowed = new LinkedHashSet<>(asked);
    allowed.retainAll(scopes());
    return allowed;
  }

  private Set<String> scopes() {
    return switch (this) {
      case APPLICANT ->
          Set.of(
              "openid",
              "case.file",
              "intake.online",
              "intake.mobile",
              "case.read",
              "material.upload",
              "material.read",
              "prefill.read",
              "rating.give",
              "usage.read",
              "certificate.use");
      case OFFICER ->
          Set.of(
              "openid",
              "case.read",
              "case.supervise",
              "rating.supervise",
              "catalog.read",
              "sharing.request",
              "sharing.decide",
              "identity.read");
      case ADMINISTRATOR ->
          Set.of(
              "openid",
              "case.read",
              "case.supervise",
              "rating.supervise",
              "catalog.read",
              "catalog.write",
              "sharing.decide",
              "sharing.audit",
              "identity.read",
              "identity.write",
              "deadletter.read",
              "deadletter.replay",
              "exchange.operate",
              "payment.reconcile");
    };
  }
}
