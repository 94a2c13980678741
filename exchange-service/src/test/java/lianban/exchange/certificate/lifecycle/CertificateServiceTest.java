package lianban.exchange.certificate.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import lianban.exchange.ServiceJson;
import lianban.exchange.certificate.Certificate;
import lianban.exchange.certificate.Certificate.Status;
import lianban.exchange.certificate.InMemoryCertificates;
import lianban.exchange.certificate.lifecycle.CertificateDrafting.Draft;
import lianban.exchange.certificate.lifecycle.CertificateRecord.Change;
import lianban.exchange.schema.JsonSchemas;
import lianban.kernel.code.CertificateIdentifier;
import lianban.kernel.code.HolderRef;
import lianban.kernel.event.Party;
import lianban.kernel.problem.ProblemType;
import lianban.service.access.Caller;
import lianban.service.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The service on stores in memory, with a broker that can be away. */
class CertificateServiceTest {

  private static final byte[] KEY = new byte[32];
  private static final Caller REGISTRATION =
      new Caller("registration", "registration", "registration", null, Set.of());
  private static final Party HOLDER = new Party("111", "11010519491231002X", "王小明");
  private static final CertificateType TYPE =
      new CertificateType(
          "licence",
          4,
          "11440300MB2C00004K009",
          "许可证",
          "Licence",
          "registration",
          "11440300MB2C00004K",
          "登记中心",
          """
          {"type":"object","required":["no"],"additionalProperties":false,
           "properties":{"no":{"type":"string","maxLength":9}}}\
          """,
          1,
          Set.of(),
          List.of());

  private final InMemoryCertificates registry = new InMemoryCertificates();
  private final InMemoryNotes unfinished = new InMemoryNotes();
  private final List<CertificateChanged> told = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-24T02:00:00Z");
  private boolean isBrokerAway;

  private final CertificateDrafting drafting =
      new CertificateDrafting(
          key -> key.equals(TYPE.key()) ? TYPE : null,
          new JsonSchemas(ServiceJson.MAPPER),
          new NoCases(),
          new CertificateSecrets(KEY),
          () -> now,
          ZoneId.of("Asia/Shanghai"));
  private final InMemoryCertificateRecords records = new InMemoryCertificateRecords();
  private final CertificateFollowUp followUp =
      new CertificateFollowUp(
          records, registry, this::publish, unfinished, new InMemoryNotes(), drafting);
  private final CertificateService service =
      new CertificateService(records, registry, drafting, followUp);

  private void publish(List<CertificateChanged> changes) {
    if (isBrokerAway) {
      throw new IllegalStateException("the broker is away");
    }
    told.addAll(changes);
  }

  /** Whose holders are known from their drafts alone. */
  private static final class NoCases implements Holders {
    @Override
    public String pseudonym(Party party) {
      return HolderRef.of(KEY, party.idType(), party.idNumber());
    }

    @Override
    public @Nullable Party party(String caseId, String holder) {
      return null;
    }

    @Override
    public boolean isFiledBy(String caseId, String client) {
      return false;
    }
  }

  private static Draft draft(String no) {
    return new Draft("licence", "file-1", HOLDER, Map.of("no", no), null);
  }

  private CertificateRecord issue(String key, String no) {
    return service.issue(REGISTRATION, key, no, draft(no)).record();
  }

  private CertificateRecord act(String identifier, String key, Act act) {
    return service.act(REGISTRATION, identifier, key, act.toString(), _ -> act);
  }

  @Test
  void issuesOnceUnderAKey() {
    CertificateRecord first = issue("k", "1");
    CertificateRecord again = issue("k", "1");

    assertThat(again.id()).isEqualTo(first.id());
    assertThat(first.newest().validUntil()).hasToString("2027-11-23");
    assertThat(told).extracting(CertificateChanged::change).containsExactly(Change.ISSUED);
    assertThat(registry.find(first.newest().identifier()))
        .isNotNull()
        .extracting(Certificate::status, Certificate::holderName)
        .containsExactly(Status.VALID, "王**");
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> issue("k", "2"))
        .satisfies(e -> assertThat(e.type()).isEqualTo(ProblemType.IDEMPOTENCY_KEY_REUSED));
    assertThat(issue("other", "1").id()).isNotEqualTo(first.id());
  }

  @Test
  void issuesNothingThatHasFaults() {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(
            () ->
                service.issue(
                    REGISTRATION,
                    "k",
                    "d",
                    new Draft(
                        "licence",
                        "f",
                        new Party("111", "110105194912310021", "王"),
                        Map.of("no", "1234567890"),
                        null)))
        .satisfies(e -> assertThat(e.faults()).hasSize(2));
    assertThat(told).isEmpty();
  }

  @Test
  void whatABrokerDidNotTakeIsToldLater() {
    isBrokerAway = true;
    CertificateRecord issued = issue("k", "1");
    act(issued.newest().identifier(), "s", new Act.Suspend("order"));
    assertThat(told).isEmpty();
    assertThat(registry.find(issued.newest().identifier()))
        .isNotNull()
        .extracting(Certificate::status)
        .isEqualTo(Status.SUSPENDED);

    isBrokerAway = false;
    followUp.catchUp();
    assertThat(told).as("a process that does it now is left alone").isEmpty();
    now = now.plus(Duration.ofSeconds(11));
    followUp.catchUp();

    assertThat(told)
        .extracting(CertificateChanged::change)
        .containsExactly(Change.ISSUED, Change.SUSPENDED);
    assertThat(unfinished.before("~", 10)).isEmpty();
  }

  @Test
  void amendmentShowsBothVersionsInTheRegistry() {
    String first = issue("k", "1").newest().identifier();
    CertificateRecord amended =
        service.act(
            REGISTRATION,
            first,
            "a",
            "d",
            record -> service.amendment(record, Map.of("no", "2"), null, "misspelt"));
    String second = amended.newest().identifier();

    assertThat(Objects.requireNonNull(registry.find(first)).supersededBy()).isEqualTo(second);
    assertThat(Objects.requireNonNull(registry.find(second)).content()).containsEntry("no", "2");
    assertThat(amended.newest().typeVersion()).isEqualTo(4);
    assertThat(service.act(REGISTRATION, first, "a", "d", _ -> new Act.Suspend("?")).versions())
        .as("repeated")
        .hasSize(2);
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> act(first, "s", new Act.Suspend("of what was amended")))
        .satisfies(e -> assertThat(e.type()).isEqualTo(ProblemType.CONFLICT));
    assertThat(told).extracting(CertificateChanged::successor).containsExactly(null, second);
  }

  @Test
  void expiresByItselfTheDayAfterItsLast() {
    CertificateRecord issued = issue("k", "1");
    now = Instant.parse("2027-11-23T15:59:00Z");
    assertThat(followUp.due()).isEmpty();
    now = Instant.parse("2027-11-23T16:01:00Z");
    assertThat(service.find(issued.newest().identifier()).statusOn(drafting.today()))
        .isEqualTo(Status.EXPIRED);

    assertThat(followUp.due()).hasSize(1);
    followUp
        .due()
        .forEach(
            note -> {
              service.expire(CertificateFollowUp.certificateOf(note));
              service.expire(CertificateFollowUp.certificateOf(note));
              followUp.isLookedAt(note);
            });
    assertThat(followUp.due()).isEmpty();
    assertThat(told)
        .extracting(CertificateChanged::change)
        .containsExactly(Change.ISSUED, Change.EXPIRED);
  }

  @Test
  void takesUpWhatACaseIssuedAndWhatACaseSuperseded() {
    String number =
        new CertificateIdentifier("11440300MB2C00004K009", "11440300MB2C00004K", "C1", "001")
            .toString();
    registry.enter(
        new Certificate(
            number,
            Status.VALID,
            "licence",
            "case-1",
            "registration",
            "h",
            "王**",
            now,
            Map.of("no", "1"),
            null,
            null));

    CertificateRecord suspended = act(number, "s", new Act.Suspend("order"));
    assertThat(suspended.caseId()).isEqualTo("case-1");
    assertThat(told).extracting(CertificateChanged::change).containsExactly(Change.SUSPENDED);

    registry.supersede(number, "successor");
    assertThat(service.find(number))
        .extracting(CertificateRecord::status, CertificateRecord::supersededBy)
        .containsExactly(Status.SUPERSEDED, "successor");
    assertThat(act(number, "r", new Act.Revoke("fraud")).supersededBy()).isEqualTo("successor");
    assertThat(registry.find(number))
        .isNotNull()
        .extracting(Certificate::status)
        .isEqualTo(Status.REVOKED);
  }

  @Test
  void knowsNothingOfNumbersThatWereNeverIssued() {
    String first = issue("k", "1").newest().identifier();
    CertificateIdentifier number = CertificateIdentifier.parse(first);
    String second =
        new CertificateIdentifier(number.typeCode(), number.issuer(), number.serial(), "002")
            .toString();
    for (String unknown : List.of(second, "1.2.3")) {
      assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> service.find(unknown));
    }
  }
}
