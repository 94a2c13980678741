package lianban.exchange.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import lianban.exchange.certificate.Certificate.Status;
import lianban.service.test.AtOnce;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every registry of certificates does. */
public abstract class CertificatesContract {

  private final String old = "old-" + UUID.randomUUID();
  private final String successor = "new-" + UUID.randomUUID();

  protected abstract Certificates certificates();

  @Test
  void findsNothingThatWasNotEntered() {
    certificates().enter(valid(old, null));

    assertThat(certificates().find(successor)).isNull();
  }

  @Test
  void givesBackWhatWasEntered() {
    certificates().enter(valid(old, null));
    certificates().enter(valid(successor, old));

    assertThat(certificates().find(old)).isEqualTo(valid(old, null));
    assertThat(certificates().find(successor)).isEqualTo(valid(successor, old));
  }

  @Test
  void enteringAgainChangesNothing() {
    certificates().enter(valid(old, null));
    certificates().enter(valid(old, null));
    assertThat(certificates().find(old)).isEqualTo(valid(old, null));

    certificates().supersede(old, successor);
    certificates().enter(valid(old, null));
    assertThat(certificates().find(old)).isEqualTo(superseded(valid(old, null), successor));
  }

  @Test
  void changesNothingButTheStatusOfWhatWasEntered() {
    certificates().enter(valid(old, null));

    certificates().enter(another(old));
    assertThat(certificates().find(old)).isEqualTo(valid(old, null));

    certificates().supersede(old, successor);
    certificates().enter(another(old));
    assertThat(certificates().find(old)).isEqualTo(superseded(valid(old, null), successor));
  }

  @Test
  void entersOneFromBeforeThePlatformWhenItIsSuperseded() {
    certificates().supersede(old, successor);

    assertThat(certificates().find(old))
        .isEqualTo(
            new Certificate(
                old,
                Status.SUPERSEDED,
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                null,
                successor));
  }

  @Test
  void supersedingOneLeavesTheOthersAlone() {
    certificates().enter(valid(old, null));
    certificates().enter(valid("x" + old, null));

    certificates().supersede(old, successor);

    assertThat(certificates().find("x" + old)).isEqualTo(valid("x" + old, null));
    assertThat(certificates().find(successor)).isNull();
  }

  @Test
  void showsWhatTheIssuerDidLast() {
    certificates().enter(valid(old, null));
    certificates().mark(old, Status.SUSPENDED, null, 1);
    certificates().mark(old, Status.VALID, null, 2);
    certificates().mark(old, Status.SUSPENDED, null, 1);
    certificates().enter(valid(old, null));
    assertThat(certificates().find(old)).isEqualTo(valid(old, null));

    certificates().mark(old, Status.SUPERSEDED, successor, 3);
    assertThat(certificates().find(old)).isEqualTo(superseded(valid(old, null), successor));
  }

  @Test
  void whatWasReplacedStaysSoUnlessItIsRevoked() {
    certificates().enter(valid(old, null));
    certificates().supersede(old, successor);
    certificates().mark(old, Status.EXPIRED, null, 1);
    assertThat(certificates().find(old)).isEqualTo(superseded(valid(old, null), successor));

    certificates().mark(old, Status.REVOKED, null, 2);
    assertThat(certificates().find(old))
        .extracting(Certificate::status, Certificate::supersededBy)
        .containsExactly(Status.REVOKED, successor);
  }

  @Test
  void marksNothingThatWasNotEntered() {
    certificates().mark(old, Status.REVOKED, null, 1);
    assertThat(certificates().find(old)).isNull();
  }

  @Test
  void anyOrderAndAnyNumberOfRepetitionsEndAlike() {
    for (int seed = 0; seed < 40; seed++) {
      String first = old + seed;
      String second = successor + seed;
      List<Runnable> writes = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        writes.add(() -> certificates().enter(valid(first, null)));
        writes.add(() -> certificates().enter(valid(second, first)));
        writes.add(() -> certificates().supersede(first, second));
      }
      Collections.shuffle(writes, new Random(seed));

      writes.forEach(Runnable::run);

      assertThat(certificates().find(first))
          .as("seed %d", seed)
          .isEqualTo(superseded(valid(first, null), second));
      assertThat(certificates().find(second)).as("seed %d", seed).isEqualTo(valid(second, first));
    }
  }

  @Test
  void aCertificateThatIsEnteredAndSupersededAtOnceEndsSuperseded() throws Exception {
    AtOnce.all(
        8,
        i -> {
          if (i % 2 == 0) {
            certificates().enter(valid(old, null));
          } else {
            certificates().supersede(old, successor);
          }
          return i;
        });

    assertThat(certificates().find(old)).isEqualTo(superseded(valid(old, null), successor));
  }

  private static Certificate valid(String identifier, @Nullable String supersedes) {
    return new Certificate(
        identifier,
        Status.VALID,
        "real-estate-right",
        "case-1",
        "registration",
        "holder-1",
        "王**",
        Instant.parse("2026-11-23T01:00:00.123Z"),
        Map.of(
            "propertyNo",
            "P1",
            "price",
            "267000.00",
            "rooms",
            3,
            "rights",
            List.of(Map.of("a", 1))),
        supersedes,
        null);
  }

  /** Under the same number, what no case ever issues: other content, and a predecessor. */
  private static Certificate another(String identifier) {
    return new Certificate(
        identifier,
        Status.VALID,
        "real-estate-right",
        "case-2",
        "housing",
        "holder-2",
        "李*",
        Instant.parse("2026-11-24T01:00:00Z"),
        Map.of("propertyNo", "P2"),
        "older",
        null);
  }

  private static Certificate superseded(Certificate c, String by) {
    return new Certificate(
        c.identifier(),
        Status.SUPERSEDED,
        c.type(),
        c.caseId(),
        c.issuer(),
        c.holder(),
        c.holderName(),
        c.issuedAt(),
        c.content(),
        c.supersedes(),
        by);
  }
}
