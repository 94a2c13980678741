package lianban.catalog.department.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lianban.catalog.department.Departments;
import lianban.kernel.problem.ProblemType;
import lianban.service.outbound.NoInstanceException;
import lianban.service.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * Asks identity-service, and remembers the answer for a short while: several definitions are often
 * published in one go.
 */
public final class IdentityDepartments implements Departments {

  private static final Logger log = LoggerFactory.getLogger(IdentityDepartments.class);
  private static final ParameterizedTypeReference<List<Department>> DEPARTMENTS =
      new ParameterizedTypeReference<>() {};

  private final RestClient identity;
  private final InstantSource clock;
  private final Duration rememberedFor;
  private volatile @Nullable Answer last;

  public IdentityDepartments(RestClient identity, InstantSource clock, Duration rememberedFor) {
    this.identity = identity;
    this.clock = clock;
    this.rememberedFor = rememberedFor;
  }

  @Override
  public Set<String> codes() {
    Answer known = last;
    Instant now = clock.instant();
    if (known == null || !now.isBefore(known.goodUntil)) {
      known = new Answer(ask(), now.plus(rememberedFor));
      last = known;
    }
    return known.codes;
  }

  private Set<String> ask() {
    List<Department> answer;
    try {
      answer = identity.get().uri("/api/v1/departments").retrieve().body(DEPARTMENTS);
    } catch (RestClientException | NoInstanceException | IllegalStateException e) {
      throw unavailable(e.toString());
    }
    if (answer == null || answer.isEmpty()) {
      throw unavailable("the answer named no department");
    }
    Set<String> codes = new HashSet<>();
    for (Department department : answer) {
      if (department.code == null) {
        throw unavailable("the answer named a department without a code");
      }
      codes.add(department.code);
    }
    return Set.copyOf(codes);
  }

  private static ProblemException unavailable(String cause) {
    log.warn("identity-service did not tell the departments: {}", cause);
    return new ProblemException(
        ProblemType.HOP_UNAVAILABLE,
        "identity-service does not say which departments there are, so the definition cannot be"
            + " checked at the moment.");
  }

  private record Answer(Set<String> codes, Instant goodUntil) {}

  private record Department(@Nullable String code) {}
}
