package lianban.exchange.certificate.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import lianban.exchange.certificate.Certificate.Status;
import lianban.exchange.certificate.lifecycle.CertificateDecision.Accepted;
import lianban.exchange.certificate.lifecycle.CertificateDecision.Refused;
import lianban.exchange.certificate.lifecycle.CertificateRecord.Change;
import lianban.exchange.certificate.lifecycle.CertificateRecord.Countersignature;
import lianban.exchange.certificate.lifecycle.CertificateRecord.Entry;
import lianban.exchange.certificate.lifecycle.CertificateRecord.Version;
import lianban.kernel.code.CertificateIdentifier;
import lianban.kernel.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificatePolicyTest {

  private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");
  private static final LocalDate TODAY = LocalDate.parse("2026-11-24");
  private static final String TYPE_CODE = "11440300MB2C00004K001";
  private static final String ISSUER = "11440300MB2C00004K";
  private static final CertificateIdentifier FIRST =
      new CertificateIdentifier(TYPE_CODE, ISSUER, "S1", "001");
  private static final String OTHER =
      new CertificateIdentifier(TYPE_CODE, ISSUER, "S2", "001").toString();

  private static CertificateRecord valid(@Nullable LocalDate until) {
    return new CertificateRecord(
        CertificateRecord.idOf(FIRST),
        0,
        "real-estate-right",
        "registration",
        "h",
        null,
        "王**",
        "c-1",
        Status.VALID,
        null,
        List.of(
            new Version(
                FIRST.toString(), 1, NOW, TODAY, until, Map.of("propertyNo", "P1"), List.of())),
        List.of(new Entry(1, NOW, Change.ISSUED, FIRST.toString(), "registration", null, null)),
        List.of(),
        1);
  }

  private static Act act(String name) {
    return switch (name) {
      case "amend" -> new Act.Amend(Map.of("propertyNo", "P2"), 1, null, "misspelt");
      case "supersede" -> new Act.Supersede(OTHER, "merged");
      case "suspend" -> new Act.Suspend("court order");
      case "resume" -> new Act.Resume("court order lifted");
      case "revoke" -> new Act.Revoke("obtained by fraud");
      case "expire" -> new Act.Expire();
      default ->
          new Act.Countersign(FIRST.toString(), new Countersignature("key", "header..signature"));
    };
  }

  private static CertificateDecision decide(CertificateRecord state, String key, Act act) {
    return decide(state, key, act, TODAY);
  }

  private static CertificateDecision decide(
      CertificateRecord state, String key, Act act, LocalDate today) {
    var command = new CertificateCommand(key, act.toString(), "registration", "registration", act);
    return CertificatePolicy.decide(
        state, command, today.atStartOfDay(ZoneOffset.UTC).toInstant(), today);
  }

  private static CertificateRecord after(CertificateRecord state, String key, Act act) {
    CertificateDecision decision = decide(state, key, act);
    assertThat(decision).isInstanceOf(Accepted.class);
    return ((Accepted) decision).after();
  }

  private static CertificateRecord at(Status status) {
    CertificateRecord valid = valid(TODAY.plusYears(1));
    return switch (status) {
      case VALID -> valid;
      case SUSPENDED -> after(valid, "0", act("suspend"));
      case SUPERSEDED -> after(valid, "0", act("supersede"));
      case REVOKED -> after(valid, "0", act("revoke"));
      case EXPIRED -> valid(TODAY.minusDays(1));
    };
  }

  @ParameterizedTest(name = "{0} {1} → {2}")
  @CsvSource({
    "VALID, amend, VALID",
    "VALID, suspend, SUSPENDED",
    "VALID, resume, -",
    "VALID, supersede, SUPERSEDED",
    "VALID, revoke, REVOKED",
    "VALID, expire, -",
    "VALID, countersign, VALID",
    "SUSPENDED, amend, -",
    "SUSPENDED, suspend, -",
    "SUSPENDED, resume, VALID",
    "SUSPENDED, supersede, SUPERSEDED",
    "SUSPENDED, revoke, REVOKED",
    "SUPERSEDED, amend, -",
    "SUPERSEDED, resume, -",
    "SUPERSEDED, suspend, -",
    "SUPERSEDED, supersede, -",
    "SUPERSEDED, revoke, REVOKED",
    "SUPERSEDED, expire, -",
    "EXPIRED, amend, -",
    "EXPIRED, suspend, -",
    "EXPIRED, supersede, SUPERSEDED",
    "EXPIRED, revoke, REVOKED",
    "EXPIRED, expire, EXPIRED",
    "REVOKED, amend, -",
    "REVOKED, suspend, -",
    "REVOKED, resume, -",
    "REVOKED, supersede, -",
    "REVOKED, revoke, -",
    "REVOKED, expire, -",
    "REVOKED, countersign, -"
  })
  void followsTheTable(Status from, String act, String to) {
    CertificateDecision decision = decide(at(from), "1", act(act));
    if (to.equals("-")) {
      assertThat(decision)
          .isInstanceOfSatisfying(
              Refused.class, r -> assertThat(r.problem()).isEqualTo(ProblemType.CONFLICT));
    } else {
      assertThat(((Accepted) decision).after().status()).isEqualTo(Status.valueOf(to));
    }
  }

  @Test
  void amendmentCountsTheVersionUpAndSupersedesTheOneBefore() {
    CertificateRecord amended = after(valid(null), "1", act("amend"));
    String second = new CertificateIdentifier(TYPE_CODE, ISSUER, "S1", "002").toString();

    assertThat(amended.newest().identifier()).isEqualTo(second);
    assertThat(CertificateIdentifier.isValid(second)).isTrue();
    assertThat(amended.statusOn(TODAY, second)).isEqualTo(Status.VALID);
    assertThat(amended.statusOn(TODAY, FIRST.toString())).isEqualTo(Status.SUPERSEDED);
    assertThat(amended.successorOf(FIRST.toString())).isEqualTo(second);
    assertThat(amended.history().getLast())
        .extracting(Entry::change, Entry::identifier, Entry::successor, Entry::number)
        .containsExactly(Change.AMENDED, FIRST.toString(), second, 2L);
  }

  @Test
  void revocationCountsForEveryVersion() {
    CertificateRecord revoked = after(after(valid(null), "1", act("amend")), "2", act("revoke"));

    assertThat(revoked.statusOn(TODAY, FIRST.toString())).isEqualTo(Status.REVOKED);
    assertThat(revoked.reasonOf(Change.REVOKED)).isEqualTo("obtained by fraud");
  }

  @Test
  void lastDayIsValidAndTheNextIsNot() {
    CertificateRecord record = valid(TODAY);
    assertThat(record.statusOn(TODAY)).isEqualTo(Status.VALID);
    assertThat(record.statusOn(TODAY.plusDays(1))).isEqualTo(Status.EXPIRED);
    assertThat(decide(record, "1", new Act.Expire(), TODAY.plusDays(1)))
        .isInstanceOf(Accepted.class);
  }

  @Test
  void sameCommandAgainHasNoSecondEffectAndAnotherUnderItsKeyIsRefused() {
    CertificateRecord suspended = after(valid(null), "k", act("suspend"));

    assertThat(decide(suspended, "k", act("suspend")))
        .isEqualTo(new CertificateDecision.Repeated());
    assertThat(decide(suspended, "k", act("revoke")))
        .isInstanceOfSatisfying(
            Refused.class,
            r -> assertThat(r.problem()).isEqualTo(ProblemType.IDEMPOTENCY_KEY_REUSED));
  }

  @Test
  void onlyTheIssuerDoesAnything() {
    for (String name : List.of("amend", "supersede", "suspend", "revoke", "countersign")) {
      var command = new CertificateCommand("k", "d", "tax", "tax", act(name));
      assertThat(CertificatePolicy.decide(valid(null), command, NOW, TODAY))
          .isInstanceOfSatisfying(
              Refused.class, r -> assertThat(r.problem()).isEqualTo(ProblemType.ACCESS_DENIED));
    }
  }

  @Test
  void nobodySupersedesByACertificateOfAnotherIssuerOrByItself() {
    String foreign = new CertificateIdentifier(TYPE_CODE, "340100", "S2", "001").toString();
    String itself = new CertificateIdentifier(TYPE_CODE, ISSUER, "S1", "002").toString();
    for (String by : List.of(foreign, itself, "1.2.3")) {
      assertThat(decide(valid(null), "k", new Act.Supersede(by, "merged")))
          .isInstanceOfSatisfying(
              Refused.class, r -> assertThat(r.problem()).isEqualTo(ProblemType.INVALID_REQUEST));
    }
  }

  @Test
  void versionsEndWithThreeDigits() {
    CertificateRecord record = valid(null);
    for (int i = 0; i < 998; i++) {
      record = after(record, "k" + i, act("amend"));
    }
    assertThat(record.newest().identifier()).contains(".999.");
    assertThat(decide(record, "one more", act("amend"))).isInstanceOf(Refused.class);
  }

  /** Whatever is done in whatever order: what is final stays, and history tells all of it. */
  @Test
  void keepsItsPromisesInAnyOrder() {
    List<String> acts =
        List.of("amend", "supersede", "suspend", "resume", "revoke", "expire", "countersign");
    EnumSet<Status> seen = EnumSet.noneOf(Status.class);
    for (int seed = 0; seed < 2_000; seed++) {
      var random = new Random(seed);
      CertificateRecord state = valid(TODAY.plusDays(random.nextInt(20)));
      LocalDate day = TODAY;
      for (int step = 0; step < 12; step++) {
        day = day.plusDays(random.nextInt(4));
        Status before = state.statusOn(day);
        CertificateDecision decision =
            decide(state, "k" + random.nextInt(30), act(acts.get(random.nextInt(7))), day);
        if (decision instanceof Accepted(CertificateRecord after)) {
          assertThat(before).as("seed %d", seed).isNotEqualTo(Status.REVOKED);
          if (before == Status.SUPERSEDED && after.status() != Status.SUPERSEDED) {
            assertThat(after.status()).as("seed %d", seed).isEqualTo(Status.REVOKED);
          }
          assertKept(state, after, seed);
          state = after;
        }
        seen.add(state.statusOn(day));
      }
    }
    assertThat(seen).containsExactlyInAnyOrder(Status.values());
  }

  private static void assertKept(CertificateRecord before, CertificateRecord after, int seed) {
    assertThat(after.revision()).as("seed %d", seed).isEqualTo(before.revision() + 1);
    assertThat(after.history())
        .as("seed %d", seed)
        .startsWith(before.history().toArray(Entry[]::new));
    assertThat(after.history()).as("seed %d", seed).hasSize(before.history().size() + 1);
    Set<String> numbers = new HashSet<>();
    for (Version version : after.versions()) {
      assertThat(numbers.add(version.identifier())).as("seed %d", seed).isTrue();
      assertThat(CertificateIdentifier.isValid(version.identifier())).isTrue();
    }
    assertThat(Objects.requireNonNull(after.version(FIRST.toString())).content())
        .containsEntry("propertyNo", "P1");
  }
}
