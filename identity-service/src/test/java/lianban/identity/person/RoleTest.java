package lianban.identity.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class RoleTest {

  private static final Set<String> ALL =
      Set.of(
          "openid",
          "case.file",
          "intake.window",
          "intake.online",
          "intake.mobile",
          "intake.partner",
          "material.upload",
          "material.verify",
          "material.read",
          "prefill.read",
          "payment.reconcile",
          "case.read",
          "case.supervise",
          "step.answer",
          "rating.give",
          "rating.supervise",
          "usage.read",
          "certificate.issue",
          "certificate.use",
          "fact.read",
          "catalog.read",
          "catalog.write",
          "sharing.request",
          "sharing.decide",
          "sharing.audit",
          "catalog.consent",
          "identity.read",
          "identity.write",
          "exchange.operate");

  @Test
  void allowsNoMoreThanTheRoleHas() {
    assertThat(Role.APPLICANT.allowed(ALL))
        .containsExactlyInAnyOrder(
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
    assertThat(Role.OFFICER.allowed(ALL))
        .containsExactlyInAnyOrder(
            "openid",
            "case.read",
            "case.supervise",
            "rating.supervise",
            "catalog.read",
            "sharing.request",
            "sharing.decide",
            "identity.read");
    assertThat(Role.ADMINISTRATOR.allowed(ALL))
        .contains(
            "identity.write",
            "catalog.write",
            "sharing.decide",
            "sharing.audit",
            "exchange.operate",
            "payment.reconcile")
        .doesNotContain("step.answer", "case.file", "rating.give");
  }

  @Test
  void allowsNoMoreThanIsAsked() {
    assertThat(Role.ADMINISTRATOR.allowed(Set.of("case.read"))).containsExactly("case.read");
  }
}
