package lianban.identity.person.http;

import java.util.List;
import java.util.regex.Pattern;
import lianban.identity.person.PersonApplication;
import lianban.identity.person.PersonRegistration;
import lianban.identity.person.PersonRegistration.Result;
import lianban.identity.problem.RequestRefusedException;
import lianban.kernel.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Registers people who may log in. */
@RestController
@RequestMapping("/api/v1/people")
class PeopleController {

  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

  private final PersonRegistration registration;

  PeopleController(PersonRegistration registration) {
    this.registration = registration;
  }

  /** The answer to a registration. */
  record Registered(String subjectId) {}

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Registered register(
      @AuthenticationPrincipal Jwt token,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestBody PersonApplication application) {
    if (key == null || !KEY.matcher(key).matches()) {
      throw refusal(ProblemType.IDEMPOTENCY_KEY_MISSING, "No usable Idempotency-Key.");
    }
    return switch (registration.register(token.getSubject(), key, application)) {
      case Result.Registered done -> new Registered(done.subject());
      case Result.NameTaken _ ->
          throw refusal(ProblemType.CONFLICT, "The log-in name is taken: /loginName.");
      case Result.KeyReused _ ->
          throw refusal(
              ProblemType.IDEMPOTENCY_KEY_REUSED, "The key belongs to another registration.");
      case Result.Faulty faulty ->
          throw new RequestRefusedException(
              ProblemType.INVALID_REQUEST,
              faulty.faults().size() + " fault(s) in the person.",
              faulty.faults());
    };
  }

  private static RequestRefusedException refusal(ProblemType type, String detail) {
    return new RequestRefusedException(type, detail, List.of());
  }
}
