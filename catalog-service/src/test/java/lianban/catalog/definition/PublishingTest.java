package lianban.catalog.definition;

import static lianban.catalog.Samples.brief;
import static lianban.catalog.Samples.certificateType;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import lianban.catalog.Samples;
import lianban.catalog.certificatetype.CertificateTypeRules;
import lianban.catalog.definition.Publication.KeyReused;
import lianban.catalog.definition.Publication.Published;
import lianban.catalog.definition.Publication.Refused;
import lianban.kernel.problem.ProblemType;
import lianban.service.problem.ProblemException;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PublishingTest {

  private static final Instant NOW = Instant.parse("2026-11-22T08:15:30.123456Z");

  private final InMemoryDefinitions definitions = new InMemoryDefinitions();
  private final AtomicBoolean identityDown = new AtomicBoolean();
  private final Publishing publishing =
      new Publishing(
          definitions,
          () -> {
            if (identityDown.get()) {
              throw new ProblemException(ProblemType.HOP_UNAVAILABLE, "identity-service is down");
            }
            return Samples.DEPARTMENTS;
          },
          List.of(new CertificateTypeRules()),
          List.of(),
          InstantSource.fixed(NOW));

  private Publication publish(JsonNode content, String publication) {
    return publishing.publish(Kind.CERTIFICATE_TYPE, content, publication);
  }

  @Test
  void countsVersionsFromOne() {
    assertThat(publish(certificateType(), "c/1"))
        .isEqualTo(
            new Published(
                new Definition(
                    Kind.CERTIFICATE_TYPE,
                    "real-estate-right",
                    1,
                    Instant.parse("2026-11-22T08:15:30.123Z"),
                    "c/1",
                    certificateType())));
    assertThat(publish(certificateType().put("validYears", 70), "c/2"))
        .isInstanceOfSatisfying(
            Published.class,
            published -> assertThat(published.definition().version()).isEqualTo(2));
  }

  @Test
  void givesTheSameVersionForTheSameKeyAndBody() {
    var first = publish(certificateType(), "c/1");
    publish(certificateType().put("validYears", 70), "c/2");
    identityDown.set(true);
    assertThat(publish(certificateType(), "c/1")).isEqualTo(first);
  }

  @Test
  void refusesTheSameKeyWithAnotherBody() {
    publish(certificateType(), "c/1");
    assertThat(publish(certificateType().put("validYears", 70), "c/1")).isEqualTo(new KeyReused());
  }

  @Test
  void keepsNothingOfARefusedDefinition() {
    assertThat(publish(certificateType().put("issuer", "treasury"), "c/1"))
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(brief(refused.faults())).containsExactly("/issuer unknown-department"));
    assertThat(definitions.allCurrent(Kind.CERTIFICATE_TYPE)).isEmpty();
    assertThat(publish(certificateType(), "c/1")).isInstanceOf(Published.class);
  }

  @Test
  void publishesNothingUncheckedWhileDepartmentsAreUnknown() {
    identityDown.set(true);
    assertThatThrownBy(() -> publish(certificateType(), "c/1"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> assertThat(problem.type()).isEqualTo(ProblemType.HOP_UNAVAILABLE));
    assertThat(definitions.allCurrent(Kind.CERTIFICATE_TYPE)).isEmpty();
  }

  @Test
  void givesEachOfManyAtOnceAVersionOfItsOwn() throws Exception {
    assertThat(versionsOf(i -> "c/" + i)).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8);
  }

  @Test
  void givesManyRepetitionsAtOnceTheSameVersion() throws Exception {
    assertThat(versionsOf(_ -> "c/1")).containsOnly(1);
  }

  private List<Integer> versionsOf(IntFunction<String> publication) throws InterruptedException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return threads
          .invokeAll(
              IntStream.rangeClosed(1, 8)
                  .mapToObj(
                      i ->
                          (Callable<Publication>)
                              () -> publish(certificateType(), publication.apply(i)))
                  .toList())
          .stream()
          .map(future -> ((Published) future.resultNow()).definition().version())
          .toList();
    }
  }
}
