package lianban.identity.person;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import lianban.identity.problem.Fault;
import lianban.kernel.code.CitizenId;
import lianban.kernel.code.CreditCode;
import org.jspecify.annotations.Nullable;

/** The rules of registration: pure, and every fault at once. */
final class RegistrationPolicy {

  private static final Pattern LOGIN_NAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{2,63}");
  private static final int SHORTEST_PASSWORD = 12;

  /** BCrypt reads no further. */
  private static final int LONGEST_PASSWORD_BYTES = 72;

  private static final int LONGEST_NAME = 100;

  private final Predicate<String> isDepartment;

  RegistrationPolicy(Predicate<String> isDepartment) {
    this.isDepartment = isDepartment;
  }

  /** Whether a password can be used. */
  static boolean isPassword(String password) {
    return password.length() >= SHORTEST_PASSWORD
        && password.getBytes(StandardCharsets.UTF_8).length <= LONGEST_PASSWORD_BYTES;
  }

  /** Everything wrong with an application; empty if it is good. */
  List<Fault> faults(PersonApplication application) {
    List<Fault> faults = new ArrayList<>();
    check(
        faults,
        "/loginName",
        application.loginName(),
        name -> LOGIN_NAME.matcher(name).matches(),
        "login-name-form");
    check(
        faults,
        "/password",
        application.password(),
        RegistrationPolicy::isPassword,
        "password-length");
    check(
        faults,
        "/name",
        application.name(),
        name -> !name.isBlank() && name.length() <= LONGEST_NAME,
        "name-length");
    check(
        faults, "/role", application.role(), role -> Role.named(role).isPresent(), "unknown-role");
    if (application.role() != null) {
      Role.named(application.role()).ifPresent(role -> checkRole(faults, role, application));
    }
    return faults;
  }

  private void checkRole(List<Fault> faults, Role role, PersonApplication application) {
    if (role == Role.APPLICANT) {
      checkIdentity(faults, application.idType(), application.idNumber());
    } else {
      forbid(faults, "/idType", application.idType());
      forbid(faults, "/idNumber", application.idNumber());
    }
    if (role == Role.OFFICER) {
      check(faults, "/department", application.department(), isDepartment, "unknown-department");
    } else {
      forbid(faults, "/department", application.department());
    }
  }

  private static void checkIdentity(
      List<Fault> faults, @Nullable String idType, @Nullable String idNumber) {
    check(
        faults,
        "/idType",
        idType,
        type -> type.equals("111") || type.equals("001"),
        "unknown-id-type");
    check(
        faults,
        "/idNumber",
        idNumber,
        number -> "001".equals(idType) ? CreditCode.isValid(number) : CitizenId.isValid(number),
        "invalid-id-number");
  }

  private static void check(
      List<Fault> faults,
      String pointer,
      @Nullable String value,
      Predicate<String> rule,
      String code) {
    if (value == null || value.isEmpty()) {
      faults.add(new Fault(pointer, "required"));
    } else if (!rule.test(value)) {
      faults.add(new Fault(pointer, code));
    }
  }

  private static void forbid(List<Fault> faults, String pointer, @Nullable String value) {
    if (value != null) {
      faults.add(new Fault(pointer, "forbidden"));
    }
  }
}
