package lianban.department;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.provider.EventFormatProvider;
import io.cloudevents.jackson.JsonFormat;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import lianban.kernel.event.CertificateDraft;
import lianban.kernel.event.Party;
import lianban.kernel.event.StepRequested;
import lianban.service.ServiceAutoConfiguration;
import lianban.service.kafka.EventJson;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import tools.jackson.databind.json.JsonMapper;

class StepAnsweringTest {

  private static final Instant ASKED = Instant.parse("2026-11-22T08:15:30.123Z");

  private final AtomicReference<Instant> time = new AtomicReference<>(ASKED);
  private final InstantSource clock =
      () -> time.getAndUpdate(now -> now.plus(Duration.ofMillis(7)));

  @Test
  void writesAnApprovalAsAgreed() throws IOException {
    assertGolden(
        StepDecision.approved()
            .charging("deed-tax", "Deed tax", new BigDecimal("2670.00"))
            .finding("assessment", new BigDecimal("2670.00"))
            .certifying(
                new CertificateDraft(
                    "real-estate-right",
                    new Party("111", "11010519491231002X", "Li Lei"),
                    Map.of("propertyNo", "r7-P12"),
                    null)),
        "approved.json");
  }

  @Test
  void writesARefusalAsAgreed() throws IOException {
    assertGolden(StepDecision.refused("LEASE_TOO_SHORT", "The lease is short."), "refused.json");
  }

  @Test
  void writesWhatIsMissingAsAgreed() throws IOException {
    assertGolden(
        StepDecision.supplementNeeded("ID_CARD_EXPIRED", "The seller's id card has expired."),
        "supplement-needed.json");
  }

  @Test
  void writesAStoppedClockAsAgreed() throws IOException {
    assertGolden(StepDecision.clockStopped("HEARING", "A hearing is held."), "clock-stopped.json");
  }

  @Test
  void owesEveryRefusalAReason() {
    assertThatThrownBy(() -> StepDecision.refused(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void wantsOneHandlerForAStep() {
    StepHandler unnamed = request -> StepDecision.approved();

    assertThatThrownBy(() -> new StepHandlers(List.of(unnamed))).hasMessageContaining("@Step");
    assertThatThrownBy(() -> new StepHandlers(List.of(new Named(), new Named())))
        .hasMessageContaining("check");
  }

  private void assertGolden(StepDecision decision, String file) throws IOException {
    runner()
        .run(
            context -> {
              var json = new EventJson(context.getBean(JsonMapper.class));
              CloudEvent answer = answer(decision, json);
              byte[] written =
                  Objects.requireNonNull(
                          EventFormatProvider.getInstance().resolveFormat(JsonFormat.CONTENT_TYPE))
                      .serialize(answer);
              var mapper = context.getBean(JsonMapper.class);
              assertThat(mapper.readTree(written)).isEqualTo(mapper.readTree(golden(file)));
            });
  }

  private CloudEvent answer(StepDecision decision, EventJson json) {
    @Step("check")
    record Deciding(StepDecision decision) implements StepHandler {
      @Override
      public StepDecision decide(StepRequested request) {
        return decision;
      }
    }
    var handlers = new StepHandlers(List.of(new Deciding(decision)));
    var answering = new StepAnswering("sample", handlers, json, clock, new Random(1));
    var request =
        new StepRequested(
            "c1", "check", "sample", "second-hand-home", 1, 2, ASKED, Map.of(), Map.of());
    return answering.answer(
        json.event("c1-3", "/exchange", "lianban.step.requested.sample", "c1", ASKED, request)
            .withExtension("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
            .build());
  }

  private static ApplicationContextRunner runner() {
    return new ApplicationContextRunner()
        .withPropertyValues(
            "lianban.host=127.0.0.1",
            "lianban.port=0",
            "lianban.issuer=i",
            "lianban.jwks-uri=j",
            "lianban.mongodb=m")
        .withConfiguration(
            AutoConfigurations.of(ServiceAutoConfiguration.class, JacksonAutoConfiguration.class));
  }

  private static String golden(String file) throws IOException {
    try (var in = StepAnsweringTest.class.getResourceAsStream(file)) {
      return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Step("check")
  private static final class Named implements StepHandler {
    @Override
    public StepDecision decide(StepRequested request) {
      return StepDecision.approved();
    }
  }
}
