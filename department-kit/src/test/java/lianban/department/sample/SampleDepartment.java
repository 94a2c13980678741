package lianban.department.sample;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import lianban.department.EventFollower;
import lianban.department.Follows;
import lianban.department.Step;
import lianban.department.StepDecision;
import lianban.department.StepForm;
import lianban.department.StepHandler;
import lianban.kernel.event.CertificateIssued;
import lianban.kernel.event.StepRequested;
import lianban.service.access.AccessRules;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

@SpringBootApplication
class SampleDepartment {

  @Bean
  AccessRules accessRules() {
    return AccessRules.of();
  }

  /** Approves at once; remembers in which order it was asked. */
  @Step("stamp")
  @Component
  static final class Stamping implements StepHandler {

    final List<String> asked = new CopyOnWriteArrayList<>();

    @Override
    public StepDecision decide(StepRequested request) {
      asked.add(request.caseId() + "#" + request.attempt());
      return StepDecision.approved()
          .charging("stamp", "Stamp", new BigDecimal("5.00"))
          .finding("for", StepForm.of(request).text("name"));
    }
  }

  /** Stands on something that is down the first three times. */
  @Step("waiting")
  @Component
  static final class Waiting implements StepHandler {

    private static final CircuitBreaker BREAKER = CircuitBreaker.ofDefaults("register");

    final Map<String, Integer> tries = new ConcurrentHashMap<>();

    @Override
    public StepDecision decide(StepRequested request) {
      if (tries.merge(request.caseId(), 1, Integer::sum) <= 3) {
        throw CallNotPermittedException.createCallNotPermittedException(BREAKER);
      }
      return StepDecision.refused("TOO_LATE", "It is too late for this.");
    }
  }

  @Follows(value = "lianban.certificate.issued", as = "first")
  @Component
  static final class First implements EventFollower<CertificateIssued> {

    final List<String> followed = new CopyOnWriteArrayList<>();

    @Override
    public void follow(CertificateIssued certificate) {
      followed.add(certificate.identifier());
    }
  }

  @Follows(value = "lianban.certificate.issued", as = "second")
  @Component
  static final class Second implements EventFollower<CertificateIssued> {

    final List<String> followed = new CopyOnWriteArrayList<>();

    @Override
    public void follow(CertificateIssued certificate) {
      followed.add(certificate.identifier());
    }
  }
}
