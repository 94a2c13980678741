package lianban.exchange.certificate.lifecycle;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import lianban.exchange.certificate.Certificate;
import lianban.exchange.certificate.lifecycle.CertificateRecord.Change;
import lianban.exchange.certificate.lifecycle.CertificateRecord.Entry;
import lianban.exchange.certificate.lifecycle.CertificateRecord.Taken;
import lianban.exchange.certificate.lifecycle.CertificateRecord.Version;
import lianban.exchange.schema.JsonSchemas;
import lianban.kernel.code.CertificateIdentifier;
import lianban.kernel.code.CitizenId;
import lianban.kernel.code.CreditCode;
import lianban.kernel.event.Party;
import lianban.kernel.problem.ProblemType;
import lianban.service.problem.Fault;
import lianban.service.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Makes records: of what an issuer drafts, and of what a case issued. */
public final class CertificateDrafting {

  private final CertificateTypes types;
  private final JsonSchemas schemas;
  private final Holders holders;
  private final CertificateSecrets secrets;
  private final InstantSource clock;
  private final ZoneId zone;

  public CertificateDrafting(
      CertificateTypes types,
      JsonSchemas schemas,
      Holders holders,
      CertificateSecrets secrets,
      InstantSource clock,
      ZoneId zone) {
    this.types = types;
    this.schemas = schemas;
    this.holders = holders;
    this.secrets = secrets;
    this.clock = clock;
    this.zone = zone;
  }

  /**
   * What an issuer wants certified.
   *
   * @param type key of the certificate type
   * @param reference case, or file of the issuer, that it is issued on
   * @param validUntil the last day, null for what the type says
   */
  public record Draft(
      String type,
      String reference,
      Party holder,
      Map<String, Object> content,
      @Nullable LocalDate validUntil) {}

  /** Today where the platform is. */
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }

  /** Now, as it is stored. */
  public Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /**
   * The type.
   *
   * @throws ProblemException if the catalogue has none of that key
   */
  public CertificateType type(String key) {
    CertificateType type = types.find(key);
    if (type == null) {
      throw new ProblemException(
          ProblemType.INVALID_REQUEST, "The catalogue has no certificate type of this key.");
    }
    return type;
  }

  /** What all versions of the certificate have in common that a client issues under a key. */
  String idOf(CertificateType type, String client, String key) {
    return CertificateRecord.idOf(first(type, secrets.serial(client, key)));
  }

  private static CertificateIdentifier first(CertificateType type, String serial) {
    return new CertificateIdentifier(type.typeCode(), type.issuerCode(), serial, "001");
  }

  /**
   * A new certificate.
   *
   * @throws ProblemException if the draft has faults, all of which are told
   */
  CertificateRecord issued(CertificateType type, Draft draft, String client, Taken taken) {
    LocalDate until = lastDay(type, today(), draft.validUntil());
    List<Fault> faults =
        new ArrayList<>(schemas.faults(type.schema(), draft.content(), "/content"));
    faults.addAll(holderFaults(draft.holder()));
    if (!faults.isEmpty()) {
      throw new ProblemException(
          ProblemType.INVALID_REQUEST, "The draft has faults; nothing was issued.", faults);
    }
    CertificateIdentifier identifier = first(type, secrets.serial(client, taken.key()));
    var version =
        new Version(
            identifier.toString(),
            type.version(),
            now(),
            today(),
            until,
            draft.content(),
            List.of());
    return new CertificateRecord(
        CertificateRecord.idOf(identifier),
        1,
        type.key(),
        type.issuer(),
        holders.pseudonym(draft.holder()),
        draft.holder(),
        masked(draft.holder().name()),
        draft.reference(),
        Certificate.Status.VALID,
        null,
        List.of(version),
        List.of(new Entry(1, now(), Change.ISSUED, identifier.toString(), client, null, null)),
        List.of(taken),
        0);
  }

  private static List<Fault> holderFaults(Party holder) {
    boolean isNumber =
        holder.idType().equals("111")
            ? CitizenId.isValid(holder.idNumber())
            : CreditCode.isValid(holder.idNumber());
    return isNumber
        ? List.of()
        : List.of(
            new Fault(
                "/holder/idNumber",
                "check-digit",
                "is not a number of its type with a valid check character"));
  }

  /**
   * The amendment of a certificate.
   *
   * @throws ProblemException if the content is not what the type asks for
   */
  Act.Amend amendment(
      CertificateRecord state,
      Map<String, Object> content,
      @Nullable LocalDate validUntil,
      String reason) {
    CertificateType type = type(state.type());
    List<Fault> faults = schemas.faults(type.schema(), content, "/content");
    if (!faults.isEmpty()) {
      throw new ProblemException(
          ProblemType.INVALID_REQUEST, "The content has faults; nothing was amended.", faults);
    }
    LocalDate before = state.newest().validUntil();
    LocalDate until = validUntil == null ? before : lastDay(type, today(), validUntil);
    return new Act.Amend(content, type.version(), until, reason);
  }

  private static @Nullable LocalDate lastDay(
      CertificateType type, LocalDate first, @Nullable LocalDate wanted) {
    Integer years = type.validYears();
    LocalDate last = years == null ? null : first.plusYears(years).minusDays(1);
    if (wanted == null) {
      return last;
    }
    if (wanted.isBefore(first) || (last != null && wanted.isAfter(last))) {
      throw new ProblemException(
          ProblemType.INVALID_REQUEST,
          "validUntil is the last day: not over, and no later than the type allows.");
    }
    return wanted;
  }

  /**
   * The record of what a case issued, before anybody did anything with it.
   *
   * @return null if only its number is known, because it is from before the platform
   */
  @Nullable CertificateRecord adopted(Certificate certificate) {
    String caseId = certificate.caseId();
    Instant at = certificate.issuedAt();
    if (caseId == null || at == null) {
      return null;
    }
    CertificateType type = type(Objects.requireNonNull(certificate.type()));
    LocalDate first = LocalDate.ofInstant(at, zone);
    var version =
        new Version(
            certificate.identifier(),
            0,
            at,
            first,
            lastDay(type, first, null),
            certificate.content(),
            List.of());
    String issuer = Objects.requireNonNull(certificate.issuer());
    return new CertificateRecord(
        CertificateRecord.idOf(CertificateIdentifier.parse(certificate.identifier())),
        0,
        type.key(),
        issuer,
        Objects.requireNonNull(certificate.holder()),
        null,
        Objects.requireNonNull(certificate.holderName()),
        caseId,
        Certificate.Status.VALID,
        null,
        List.of(version),
        List.of(new Entry(1, at, Change.ISSUED, certificate.identifier(), issuer, null, null)),
        List.of(),
        // The broker has lianban.certificate.issued for it.
        1);
  }

  private static String masked(String name) {
    return name.isEmpty() ? name : name.substring(0, name.offsetByCodePoints(0, 1)) + "**";
  }
}
